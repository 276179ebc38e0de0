/** Builds everything that other packages import of the standard, from the hand-written files in `openapi/`. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { answerValidators } from './answer-validators.ts';
import { bundleStandard, type JsonObject } from './bundle-standard.ts';
import { readCases } from './cases.ts';
import { readCodeTables } from './code-tables.ts';
import { readCollections } from './collections.ts';
import { dictionary } from './dictionary/dictionary.ts';
import { dictionaryPages } from './dictionary/dictionary-pages.ts';
import { dictionaryCsv, dictionaryXlsx } from './dictionary/dictionary-sheets.ts';
import { downConvert } from './down-convert.ts';
import { fillExamples } from './fill-examples.ts';
import { jsonSchemas } from './json-schemas.ts';
import { operationTable } from './operation-table.ts';
import { buildProfiles } from './profiles.ts';
import { linksOf } from './references.ts';
import { readRuleRecords } from './rule-records.ts';
import { schemaFaults } from './schema-faults.ts';
import { readExamples, readStory } from './story.ts';
import { readTemplates } from './templates.ts';
import { readRequirements } from './requirements.ts';
import { readYamlFolder } from './yaml-folder.ts';
import { collectionWord } from '../src/collection-operations.ts';
import { typesOf } from './types.ts';

const here = path.dirname(import.meta.dirname);
const source = path.resolve(here, '../../openapi');
const dist = path.join(here, 'dist');
const generated = path.join(here, 'src/generated');

const tables = await readCodeTables(path.join(source, 'codes'));
const bundled = await bundleStandard(path.join(source, 'openapi.yaml'), tables);
const openapi = structuredClone(bundled);
await fillExamples(openapi, path.join(source, 'examples'));
const operations = operationTable(openapi);
const requirements = await readRequirements(path.join(source, 'requirements.csv'));
const described = await readCollections(path.join(source, 'collections'));
const collectionNames = described.map(({ name }) => name);
const collections = described.map((collection) => ({
  ...collection,
  ...linksOf(openapi, collection.schema, collectionNames),
}));
const plans = (await readYamlFolder(path.join(source, 'examples/plans'))) as { plan: { id: string } }[];
const faultsOf = schemaFaults(openapi);
const rules = await readRuleRecords(source, collections, faultsOf);
const cases = await readCases(source, faultsOf);
const planIds = plans.map(({ plan }) => plan.id);
const profiles = await buildProfiles(source, { openapi: bundled, tables, rules, planIds });
const templates = await readTemplates(source, tables);

await mkdir(dist, { recursive: true });
await mkdir(generated, { recursive: true });

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
await writeFile(path.join(dist, 'openapi.json'), json(openapi));
await writeFile(path.join(dist, 'openapi-3.0.json'), json(await downConvert(openapi)));

const profilesFolder = path.join(dist, 'profiles');
await rm(profilesFolder, { recursive: true, force: true });
for (const { id, openapi: prebuilt } of profiles) {
  await mkdir(path.join(profilesFolder, id), { recursive: true });
  await writeFile(path.join(profilesFolder, id, 'openapi.json'), json(prebuilt));
}

for (const strictness of ['open', 'strict'] as const) {
  const folder = path.join(dist, 'json-schema', strictness);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas(openapi, strictness)))
    await writeFile(path.join(folder, name), json(schema));
}

const validators = path.join(dist, 'validators');
await rm(validators, { recursive: true, force: true });
await mkdir(validators, { recursive: true });
for (const [name, source] of answerValidators(openapi, operations))
  await writeFile(path.join(validators, name), source);

const words = dictionary(openapi, collections);
const pages = path.join(dist, 'dictionary');
await mkdir(pages, { recursive: true });
const { version } = openapi['info'] as { version: string };
for (const [name, page] of Object.entries(dictionaryPages(words, tables, requirements, version)))
  await writeFile(path.join(pages, name), page);
await copyFile(path.join(here, 'dictionary/dictionary.css'), path.join(pages, 'dictionary.css'));
await writeFile(path.join(pages, 'yijian-dictionary.csv'), dictionaryCsv(words, tables));
await writeFile(path.join(pages, 'yijian-dictionary.xlsx'), await dictionaryXlsx(words, tables));

/** A generated module: its source in the first line, one constant, typed where the consumer declares it. */
async function writeModule(name: string, from: string, body: string): Promise<void> {
  await writeFile(
    path.join(generated, name),
    `// Generated from ${from} by packages/standard/scripts/build.ts. Do not edit.\n${body}`,
  );
}
const constant = (name: string, value: unknown, as: string): string =>
  `export const ${name} = ${JSON.stringify(value, null, 2)}${as};\n`;

const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

await writeModule('openapi.ts', 'openapi/openapi.yaml', await typesOf(openapi));
const schemaNames = Object.keys((openapi['components'] as JsonObject)['schemas'] as JsonObject).sort();
await writeModule(
  'schemas.ts',
  'openapi/schemas',
  `import type { components } from './openapi.js';\n\ntype Schemas = components['schemas'];\n\n${schemaNames
    .map((name) => `export type ${name} = Schemas['${name}'];\n`)
    .join('')}`,
);
const said = collections.map(({ name, schema: one, zh, operations: has }) => {
  const camel = camelCase(name);
  return { camel, many: camel.charAt(0).toUpperCase() + camel.slice(1), one, zh, readOnly: !has.includes('put') };
});
await writeModule(
  'resources.ts',
  'openapi/collections',
  `import { collectionOperations, collectionReads, collectionsOf, type CollectionReads } from '../collection-operations.js';\n\n${said
    .map(({ camel, zh, readOnly, many, one }) => {
      const make = readOnly ? 'collectionReads' : 'collectionOperations';
      return `/** ${many.replace(/(?!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)} (${zh}). */\nexport const ${camel} = /* @__PURE__ */ ${make}('${many}', '${one}');\n`;
    })
    .join(
      '',
    )}\n/** All of them. */\nexport const collections: readonly CollectionReads<string, string>[] = /* @__PURE__ */ collectionsOf('${said
    .map(({ readOnly, many, one }) => collectionWord(many, one, readOnly))
    .join(' ')}');\n`,
);
const ofCollections = new Set(
  collections.flatMap(({ name }) => [
    `/${name}`,
    ...Object.keys(openapi['paths'] as JsonObject).filter((at) => new RegExp(`^/${name}/{\\w+}$`).test(at)),
  ]),
);
await writeModule(
  'other-operations.ts',
  'openapi/paths',
  `import { operationRow } from '../collection-operations.js';\n\n${Object.values(operationTable(openapi))
    .filter(({ path: at }) => !ofCollections.has(at))
    .map(
      ({ operationId, method, path: at }) =>
        `export const ${operationId} = /* @__PURE__ */ operationRow('${operationId}', '${method}', '${at}');\n`,
    )
    .join('')}`,
);
await writeModule(
  'requirements.ts',
  'openapi/requirements.csv',
  `import type { Requirement } from '../requirement.js';\n${constant('requirements', requirements, ' as readonly Requirement[]')}`,
);
await writeModule(
  'story.ts',
  'openapi/examples',
  constant('story', await readStory(source), ' as unknown') +
    constant('examples', await readExamples(source, collections), ' as unknown'),
);
await writeModule('cases.ts', 'openapi/examples/cases', constant('cases', cases, ' as unknown'));
await writeModule('collections.ts', 'openapi/collections', constant('collections', collections, ' as const'));
await writeModule('code-tables.ts', 'openapi/codes', constant('codeTables', tables, ' as const'));
// Labels without their sources, one export for each table and one file for each language: a Chinese page that shows seven kinds of event need
// carry neither seventy mechanisms nor English. What ratings are described with has a file of its own, because bundlers split by files: most
// pages show ratings alone.
const ofRatings = ['credit-status', 'list-kind', 'score-consequence'];
for (const [file, language, ids] of [
  ['credit-labels.ts', 'zh', ofRatings],
  ['code-labels.ts', 'zh', tables.map(({ id }) => id).filter((id) => !ofRatings.includes(id))],
  ['code-labels.en.ts', 'en', tables.map(({ id }) => id)],
] as const) {
  await writeModule(
    file,
    'openapi/codes',
    tables
      .filter(({ id }) => ids.includes(id))
      .map(({ id, codes }) => {
        const labels = Object.fromEntries(codes.map((code) => [code.code, code[language]]));
        return constant(camelCase(id), { table: id, labels }, ' as const');
      })
      .join(''),
  );
}
// One export for each operation: a bundle of a page that reads facilities carries no other table rows.
await writeModule(
  'operations.ts',
  'openapi/paths',
  Object.entries(operations)
    .map(([id, operation]) => constant(id, operation, ' as const'))
    .join('') + `export const operations = { ${Object.keys(operations).join(', ')} };\n`,
);
await writeModule(
  'plan-sources.ts',
  'openapi/examples/plans',
  `import type { PlanSource } from '../plan-source.js';\n${constant('planSources', plans, ' as unknown as readonly PlanSource[]')}`,
);
await writeModule(
  'profiles.ts',
  'openapi/profiles',
  [
    `import type { ${[...new Set(['Profile', ...rules.map(({ schema }) => schema)])].sort().join(', ')} } from './schemas.js';\n`,
    constant(
      'profiles',
      profiles.map(({ profile }) => profile),
      ' as readonly Profile[]',
    ),
    ...rules.map(({ collection, schema, records }) =>
      constant(camelCase(collection), records, ` as readonly ${schema}[]`),
    ),
    `export const rulesByCollection = { ${rules.map(({ collection }) => `'${collection}': ${camelCase(collection)}`).join(', ')} };\n`,
  ].join(''),
);
await writeModule(
  'templates.ts',
  'openapi/templates',
  `import type { Template } from '../template.js';\n${constant(
    'templates',
    templates.map(({ template }) => template),
    ' as readonly Template[]',
  )}`,
);
