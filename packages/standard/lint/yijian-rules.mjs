/** Lint rules for what the standard promises of every schema and operation. Each message says how to mend the fault. */

const ascii = /^[\x20-\x7e]*$/;
const chinese = /[\u3400-\u9fff]/;

/**
 * Words that Java, C#, Python, Go, PHP, Ruby or TypeScript keep for themselves, in any case: a schema of that name is mangled by some
 * generator, so that vendors of two languages would speak of two things.
 */
const reserved = new Set(
  (
    'abstract alias and any array as assert async await base begin bool boolean break byte callable case catch char class const continue ' +
    'date decimal default def defer delegate delete dict do double dynamic echo else elsif empty end ensure enum error event except ' +
    'exception extends false final finally fixed float for foreach from func function global go goto if implements import in int integer ' +
    'interface internal is iterable lambda list long map match mixed module namespace never new next nil none not null number object or ' +
    'out override package params pass print private protected public raise range record ref rescue resource retry return select self set ' +
    'short static str string struct super switch symbol then this throw trait true try tuple type undefined union unless until use using ' +
    'var virtual void volatile when while with yield'
  ).split(' '),
);

/** A definition as Chinese data-set standards print one: a sentence of its own. */
const defined = (node) => /[\u3400-\u9fff].*。$/.test(node['x-definition-zh'] ?? '');

/** Walks the named schemas and their properties, where the standard keeps its names. */
const named = (visit) => () => ({
  Schema(schema, ctx) {
    visit(schema, ctx);
  },
});

const rules = {
  'ascii-title': named((schema, { report, location }) => {
    if (typeof schema.title === 'string' && !ascii.test(schema.title))
      report({
        message: '[YJ-SPEC-001] A Chinese title breaks generators: put it in x-title-zh.',
        location: location.child('title'),
      });
  }),

  described: () => ({
    Schema(schema, { report, location }) {
      if (!schema.properties) return;
      if (!schema.description || !chinese.test(schema['x-title-zh'] ?? '') || !defined(schema))
        report({
          message: '[YJ-SPEC-002] A schema needs an English description, a Chinese x-title-zh and an x-definition-zh.',
          location,
        });
      for (const [name, title] of Object.entries(schema['x-titles-zh'] ?? {}))
        if (!schema.properties[name]?.$ref || !chinese.test(title))
          report({
            message: `[YJ-SPEC-002] x-titles-zh gives Chinese titles to properties that are a $ref; "${name}" is none, or its title is not Chinese.`,
            location: location.child(['x-titles-zh', name]),
          });
      for (const [name, property] of Object.entries(schema.properties)) {
        if (
          !property.$ref &&
          (!property.description || !chinese.test(property['x-title-zh'] ?? '') || !defined(property))
        )
          report({
            message: `[YJ-SPEC-002] "${name}" needs an English description, a Chinese x-title-zh and an x-definition-zh.`,
            location: location.child(['properties', name]),
          });
      }
    },
    Operation(operation, { report, location }) {
      if (!operation.description || !chinese.test(operation['x-title-zh'] ?? ''))
        report({
          message: '[YJ-SPEC-002] An operation needs an English description and a Chinese x-title-zh.',
          location,
        });
    },
    Parameter(parameter, { report, location }) {
      if (!parameter.description || !chinese.test(parameter['x-title-zh'] ?? ''))
        report({
          message: '[YJ-SPEC-002] A parameter needs an English description and a Chinese x-title-zh.',
          location,
        });
    },
  }),

  'unreserved-name': () => ({
    NamedSchemas: {
      Schema(_, { report, key, location }) {
        if (typeof key === 'string' && reserved.has(key.toLowerCase()))
          report({
            message: `[YJ-SPEC-007] "${key}" is a reserved word in some language: say more of what it is, such as EnforcementCase.`,
            location,
          });
      },
    },
  }),

  visible: named((schema, { report, location }) => {
    const levels = ['public', 'government', 'restricted'];
    if (!schema.properties) return;
    if (!levels.includes(schema['x-yijian-visibility']))
      report({
        message: `[YJ-SPEC-003] Say who may see the schema: x-yijian-visibility is one of ${levels.join(', ')}.`,
        location,
      });
    for (const [name, property] of Object.entries(schema.properties)) {
      const level = property['x-yijian-visibility'];
      if (level !== undefined && !levels.includes(level))
        report({
          message: `[YJ-SPEC-003] x-yijian-visibility of "${name}" is one of ${levels.join(', ')}.`,
          location: location.child(['properties', name]),
        });
    }
  }),

  'set-by': named((schema, { report, location }) => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const moves = property['x-yijian-institution-moves'];
      const isKnown = [undefined, 'government'].includes(property['x-yijian-set-by']);
      const isCoded = moves === undefined || (property['x-yijian-set-by'] && property['x-codelist']);
      if (!isKnown || !isCoded)
        report({
          message: `[YJ-SPEC-008] x-yijian-set-by of "${name}" is government or absent; x-yijian-institution-moves stands beside it and a code list.`,
          location: location.child(['properties', name]),
        });
    }
  }),

  mechanisms: () => {
    const check = (node, { report, location }) => {
      const ids = node['x-yijian-mechanisms'];
      if (!Array.isArray(ids) || ids.some((id) => !/^M[0-9]{2,3}$/.test(id)))
        report({
          message:
            '[YJ-SPEC-004] Say which mechanisms this serves: x-yijian-mechanisms is a list of ids such as M11, or empty.',
          location,
        });
    };
    return {
      Operation: check,
      Schema(schema, ctx) {
        if (schema.properties) check(schema, ctx);
      },
    };
  },

  'generator-safe': named((schema, { report, location }) => {
    for (const keyword of [
      'oneOf',
      'anyOf',
      'discriminator',
      'patternProperties',
      'if',
      'exclusiveMinimum',
      'exclusiveMaximum',
      'nullable',
      'const',
    ])
      if (keyword in schema)
        report({
          message: `[YJ-SPEC-005] "${keyword}" breaks generated clients: use a kind and optional detail objects, or a plain bound.`,
          location: location.child(keyword),
        });
    if (Array.isArray(schema.type) || schema.type === 'null')
      report({
        message: '[YJ-SPEC-005] One type, never null: absent means unknown.',
        location: location.child('type'),
      });
    if (schema.enum && !schema['x-codelist'])
      report({
        message: '[YJ-SPEC-006] Codes live in a code table: name it in x-codelist; the bundle fills in a closed table.',
        location: location.child('enum'),
      });
  }),
};

export default function yijianRules() {
  return { id: 'yijian', rules: { oas3: rules } };
}
