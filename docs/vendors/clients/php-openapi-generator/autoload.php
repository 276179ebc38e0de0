<?php

// What Composer would do: finds the generated classes, and Guzzle where Debian keeps it.

declare(strict_types=1);

namespace {
    require 'GuzzleHttp/autoload.php';

    spl_autoload_register(static function (string $class): void {
        $prefix = 'OpenAPI\\Client\\';
        if (!str_starts_with($class, $prefix)) {
            return;
        }
        require __DIR__ . '/client/lib/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    });
}

namespace GuzzleHttp\Psr7 {
    // The generator writes for guzzlehttp/psr7 1.x; 2.x has this function as a method.
    function build_query(array $parameters): string
    {
        return Query::build($parameters);
    }
}
