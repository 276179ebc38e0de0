/** Writes a function for each operation of the standard, so that a bundle carries only those that it calls. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { operations } from '@yijian/standard/operations';
import * as resources from '@yijian/standard/resources';

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly 'x-title-zh': string;
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[];
}

const openapi = JSON.parse(await readFile(new URL(import.meta.resolve('@yijian/standard/openapi.json')), 'utf8')) as {
  paths: Record<string, Record<string, Described>>;
};
const target = new URL('../src/generated/operations.ts', import.meta.url);

const named = Object.fromEntries(
  Object.entries(resources).filter(([name]) => name !== 'collections'),
) as unknown as Record<string, resources.OperationRow<string> | Record<string, resources.OperationRow<string>>>;
const isRow = (row: (typeof named)[string]): row is resources.OperationRow<string> =>
  typeof row['operationId'] === 'string';
/** Where an operation's row is found: the export, and its part when that is a collection. */
const rows = new Map(
  Object.entries(named).flatMap(([name, row]): [string, { name: string; part?: string }][] =>
    isRow(row)
      ? [[row.operationId, { name }]]
      : Object.entries(row).map(([part, { operationId }]) => [operationId, { name, part }]),
  ),
);

/** The maker in operation-functions.ts whose functions take what this operation needs. */
function kindOf({ operationId, parameters }: Described, method: string, ofOne: boolean): string {
  if (operationId === 'importCollection') return 'importing';
  if (method === 'post') return ofOne ? 'acting' : 'creating';
  if (method !== 'get') return 'putting';
  if (operationId === 'exportCollection') return 'exporting';
  // The change feed has no end, so that it is followed, not paged through.
  if (JSON.stringify(parameters ?? []).includes('/Cursor"') && operationId !== 'listChanges')
    return ofOne ? 'listingOf' : 'listing';
  if (!ofOne) return 'reading';
  return operations[operationId as keyof typeof operations].queryParameters.length > 0 ? 'readingOf' : 'getting';
}

const used = new Map<string, string>();
const functions: string[] = [];
for (const [path, item] of Object.entries(openapi.paths))
  for (const [method, operation] of Object.entries(item)) {
    const row = rows.get(operation.operationId);
    if (!row) continue;
    used.set(row.name, `${row.name} as ${row.name}Row`);
    const kind = kindOf(operation, method, path.includes('{'));
    const make = row.part ? `${kind}(() => ${row.name}Row.${row.part})` : `${kind}(() => ${row.name}Row)`;
    const text = [operation.summary, ` (${operation['x-title-zh']}). `, operation.description ?? ''].join('').trim();
    functions.push(
      `/**\n * ${text.replace(/\s*\n\s*/g, ' ')}\n *\n * ${method.toUpperCase()} ${path}, of openapi/openapi.yaml.\n */\n` +
        `export const ${operation.operationId} = /* @__PURE__ */ ${make};\n`,
    );
  }

await mkdir(new URL('.', target), { recursive: true });
const kinds = [...new Set(functions.map((text) => /PURE__ \*\/ (\w+)\(/.exec(text)?.[1]))];
await writeFile(
  target,
  `// Generated from openapi by packages/client/scripts/write-operations.ts. Do not edit.\n` +
    `import { ${[...used.values()].sort().join(', ')} } from '@yijian/standard/resources';\n` +
    `import { ${kinds.sort().join(', ')} } from '../operation-functions.js';\n\n${functions.join('\n')}`,
);
