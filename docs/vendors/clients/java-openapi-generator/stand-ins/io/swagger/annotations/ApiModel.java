package io.swagger.annotations;

/** Stands in for swagger-annotations 1.x, which Debian does not have: it only documents. */
public @interface ApiModel {
    String value() default "";

    String description() default "";
}
