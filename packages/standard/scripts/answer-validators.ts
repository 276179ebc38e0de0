import type { JsonObject } from './bundle-standard.ts';
import { jsonSchemas } from './json-schemas.ts';
import type { OperationEntry } from './operation-table.ts';
import { validatorModules } from './validators.ts';

const header = '// Generated from openapi/schemas by packages/standard/scripts/build.ts. Do not edit.\n';

/**
 * The validators of all answers as files of a folder: one for each schema, one for each module of the standard with its
 * operations, and an index that loads a module when one of its operations is asked for.
 */
export function answerValidators(
  openapi: JsonObject,
  operations: Readonly<Record<string, OperationEntry>>,
): Map<string, string> {
  const schemas = Object.fromEntries(
    Object.entries(jsonSchemas(openapi, 'open')).map(([file, schema]) => [file.replace(/\.json$/, ''), schema]),
  );
  const answers = Object.values(operations).flatMap(({ operationId, method, path, tag }) => {
    const schema = answerSchema(openapi, path, method);
    return schema === undefined ? [] : [{ operationId, tag, schema }];
  });
  const files = new Map<string, string>();
  for (const [name, source] of validatorModules(schemas, new Set(answers.map(({ schema }) => schema))))
    files.set(`${name}.js`, header + source);
  const tags = [...new Set(answers.map(({ tag }) => tag))];
  for (const tag of tags) {
    const own = answers.filter((answer) => answer.tag === tag);
    files.set(
      `module-${tag}.js`,
      header +
        own.map(({ operationId, schema }) => `export { validate as ${operationId} } from './${schema}.js';\n`).join(''),
    );
  }
  const loaders = tags.map((tag) => {
    const ids = answers.filter((answer) => answer.tag === tag).map(({ operationId }) => operationId);
    return `  [() => import('./module-${tag}.js'), '${ids.join(' ')}'],\n`;
  });
  files.set(
    'index.js',
    `${header}import { validatorLoader } from '../validator-loader.js';\n\nexport const loadAnswerValidator = /* @__PURE__ */ validatorLoader([\n${loaders.join('')}]);\n`,
  );
  files.set(
    'index.d.ts',
    `${header}import type { LoadAnswerValidator } from '../answer-validator.js';\nexport type * from '../answer-validator.js';\nexport declare const loadAnswerValidator: LoadAnswerValidator;\n`,
  );
  return files;
}

/** The name of the schema that an operation answers with when it succeeds. */
function answerSchema(openapi: JsonObject, path: string, method: string): string | undefined {
  const item = (openapi['paths'] as Record<string, JsonObject>)[path] as JsonObject;
  const responses = (item[method.toLowerCase()] as JsonObject)['responses'] as Record<string, JsonObject>;
  const success = responses['200'] ?? responses['201'];
  const content = success?.['content'] as Record<string, { schema?: { $ref?: string } }> | undefined;
  return content?.['application/json']?.schema?.$ref?.split('/').at(-1);
}
