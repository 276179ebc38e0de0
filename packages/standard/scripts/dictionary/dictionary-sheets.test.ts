import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, it, vi } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { JsonObject } from '../bundle-standard.ts';
import { readCodeTables } from '../code-tables.ts';
import { readCollections } from '../collections.ts';
import { dictionaryCsv, dictionaryXlsx } from './dictionary-sheets.ts';
import { dictionary } from './dictionary.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const openapi = JSON.parse(readFileSync(path.join(root, 'packages/standard/dist/openapi.json'), 'utf8')) as JsonObject;
const tables = await readCodeTables(path.join(root, 'openapi/codes'));
const modules = dictionary(openapi, await readCollections(path.join(root, 'openapi/collections')));
const elements = modules.flatMap(({ sets }) => sets.flatMap((set) => set.elements));

afterEach(() => vi.useRealTimers());

it('makes the same workbook at another time', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00Z') });
  const first = await dictionaryXlsx(modules, tables);
  vi.setSystemTime(new Date('2031-07-04T12:34:56Z'));
  expect(Buffer.compare(await dictionaryXlsx(modules, tables), first)).toBe(0);
});

it('puts every element and every code into the workbook', async () => {
  const parts = unzipSync(await dictionaryXlsx(modules, tables));
  const rows = (sheet: string): number =>
    (strFromU8(parts[`xl/worksheets/${sheet}.xml`] as Uint8Array).match(/<row /g) ?? []).length;
  expect(rows('sheet1')).toBe(elements.length + 1);
  expect(rows('sheet2')).toBe(tables.reduce((sum, { codes }) => sum + codes.length, 0) + 1);
});

it('writes a table that Excel reads as UTF-8 and that gives every element back', () => {
  const text = dictionaryCsv(modules, tables);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
  expect(rows.map((row) => row['内部标识符'])).toEqual(elements.map(({ id }) => id));
  for (const row of rows) expect(row['数据元名称'], row['内部标识符']).toMatch(/[\u3400-\u9fff]/);
});

it('says who sets what not every writer may', () => {
  const rows = parse(dictionaryCsv(modules, tables), { columns: true, bom: true }) as Record<string, string>[];
  const said = (id: string): string | undefined => rows.find((row) => row['内部标识符'] === id)?.['填报主体'];
  expect(said('Rectification.verifiedOn')).toBe('监管部门');
  expect(said('Rectification.status')).toMatch(/^监管部门。机构可：未填 → open、completed/);
  expect(said('Facility.updatedAt')).toBe('系统');
  expect(said('Rectification.id')).toBe('');
});

it('holds every property of every schema but the pages of lists', () => {
  const schemas = (openapi['components'] as JsonObject)['schemas'] as Record<string, { properties?: JsonObject }>;
  const expected = Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
    'data' in properties && 'page' in properties
      ? []
      : Object.keys(properties).map((property) => `${name}.${property}`),
  );
  expect(elements.map(({ id }) => id).sort()).toEqual(expected.sort());
});
