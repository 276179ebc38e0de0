import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TemplateField } from '../src/template.ts';
import type { JsonObject } from './bundle-standard.ts';
import { readCodeTables } from './code-tables.ts';
import { readCollections } from './collections.ts';
import { templateFaults } from './template-faults.ts';
import { readTemplates } from './templates.ts';

const openapi = path.resolve(import.meta.dirname, '../../../openapi');
const bundle = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../dist/openapi.json'), 'utf8'),
) as JsonObject;
const tables = await readCodeTables(path.join(openapi, 'codes'));
const collections = await readCollections(path.join(openapi, 'collections'));
const sources = await readTemplates(openapi, tables);

it('has a source in the standard for every field of every template', () => {
  const faults = sources.flatMap(({ source, template }) =>
    templateFaults(template, bundle, collections).map(({ steps, says }) => `${source.at(steps)}: ${says}`),
  );
  expect(faults).toEqual([]);
});

describe('a template file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-templates-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const good = `id: sample
zh: 样例
en: Sample
source: 样例文件
attestation: project
schema: Penalty
fields:
  - { code: A, zh: 甲, at: /id }
  - { code: B, zh: 乙, via: /subject/id, schema: Facility, at: /name, maxLength: 200 }
`;
  const read = async (text: string) => {
    await mkdir(path.join(folder, 'templates'), { recursive: true });
    await writeFile(path.join(folder, 'templates/sample.yaml'), text);
    return readTemplates(folder, tables);
  };

  it('need not be there at all', async () => {
    expect(await readTemplates(path.join(folder, 'nowhere'), tables)).toEqual([]);
  });

  it('is read as it stands', async () => {
    const [{ template } = { template: undefined }] = await read(good);
    expect(template?.fields[1]).toEqual({
      code: 'B',
      zh: '乙',
      via: '/subject/id',
      schema: 'Facility',
      at: '/name',
      maxLength: 200,
    });
  });

  it.each<[string, (text: string) => string, string]>([
    ['a missing key', (text) => text.replace('source: 样例文件\n', ''), ":1: it must have required property 'source'."],
    [
      'a misspelt key of a field',
      (text) => text.replace('maxLength', 'maxLen'),
      ':9: /fields/1 must NOT have additional properties: "maxLen".',
    ],
    ['a pointer that is none', (text) => text.replace('at: /id', 'at: id'), ':8: /fields/0/at must match pattern'],
    [
      'a field without a pointer',
      (text) => text.replace(', at: /id', ''),
      ":8: /fields/0 must have required property 'at'.",
    ],
    [
      'a reference that leads to no schema',
      (text) => text.replace('schema: Facility, ', ''),
      ':9: /fields/1 must have property schema when property via is present.',
    ],
    [
      'an attestation that is none',
      (text) => text.replace('attestation: project', 'attestation: hearsay'),
      ':5: /attestation must be equal to one of the allowed values: official, ',
    ],
    [
      'an id that is not the file’s',
      (text) => text.replace('id: sample', 'id: other'),
      ':1: the id "other" is not the name of the file.',
    ],
    ['a field that is there twice', (text) => text.replace('code: B', 'code: A'), ':9: the field "A" is there twice.'],
  ])('is refused for %s, with the line', async (_, change, message) => {
    const changed = change(good);
    expect(changed, 'the change must change something').not.toBe(good);
    await expect(read(changed)).rejects.toThrow(`openapi/templates/sample.yaml${message}`);
  });
});

describe('a field', () => {
  const text = { type: 'string' };
  const reference = (to: string[] | Record<string, string>) => ({ ...text, 'x-yijian-reference': to });
  const properties = (own: JsonObject): JsonObject => ({ type: 'object', properties: own });
  const standard: JsonObject = {
    components: {
      schemas: {
        Penalty: properties({
          documentNumber: text,
          subject: { $ref: '#/components/schemas/SubjectRef' },
          inspectionIds: { type: 'array', items: reference(['inspections']) },
          findingId: reference(['findings']),
          decidedOn: { type: 'string', format: 'date' },
          fineYuan: text,
          kinds: { type: 'array', items: { ...text, 'x-codelist': 'penalty-kind' } },
        }),
        SubjectRef: properties({ kind: text, id: reference({ facility: 'facilities' }), name: text }),
        Facility: properties({ creditCode: text }),
        Inspection: properties({ findings: { type: 'array', items: { $ref: '#/components/schemas/Finding' } } }),
        Finding: { ...properties({ description: text }), 'x-yijian-claim': 'findings' },
      },
    },
  };
  const kinds = [
    { name: 'facilities', schema: 'Facility' },
    { name: 'inspections', schema: 'Inspection' },
  ];
  const faults = (field: Omit<TemplateField, 'code' | 'zh'>, schema = 'Penalty'): string[] => {
    const fields = [{ code: 'X', zh: '甲', ...field }];
    const template = { id: 't', zh: '样例', en: 'Sample', source: '样例文件', attestation: 'project', schema, fields };
    return templateFaults(template, standard, kinds).map(({ steps, says }) => `${steps.join('/')}: ${says}`);
  };

  it.each<[string, Omit<TemplateField, 'code' | 'zh'>]>([
    ['of the record', { at: '/documentNumber' }],
    ['behind a reference to a schema', { at: '/subject/name' }],
    ['of the record that another names', { via: '/subject/id', schema: 'Facility', at: '/creditCode' }],
    [
      'of several records',
      { via: '/inspectionIds/*', schema: 'Inspection', at: '/findings/*/description', convert: 'join' },
    ],
    ['of a part that has an id of its own', { via: '/findingId', schema: 'Finding', at: '/description' }],
    ['that is a date', { at: '/decidedOn', convert: 'date' }],
    ['that is an amount', { at: '/fineYuan', convert: 'ten-thousand-yuan' }],
    ['that is a code', { at: '/kinds/*', convert: 'code-label' }],
    ['that is several codes', { at: '/kinds', convert: 'code-label' }],
  ])('%s is found', (_, field) => {
    expect(faults(field)).toEqual([]);
  });

  it.each<[string, Omit<TemplateField, 'code' | 'zh'>, string]>([
    ['that is not there', { at: '/documentNo' }, 'at: X: Penalty has nothing at /documentNo.'],
    ['in an item that is none', { at: '/subject/*/name' }, 'at: X: Penalty has nothing at /subject/*/name.'],
    [
      'behind nothing',
      { via: '/where/id', schema: 'Facility', at: '/creditCode' },
      'via: X: Penalty has nothing at /where/id.',
    ],
    [
      'behind what refers to nothing',
      { via: '/documentNumber', schema: 'Facility', at: '/creditCode' },
      'via: X: Penalty/documentNumber refers to no record; it needs x-yijian-reference.',
    ],
    [
      'behind a reference that leads elsewhere',
      { via: '/subject/id', schema: 'Inspection', at: '/findings' },
      'schema: X: Penalty/subject/id leads to Facility, not to Inspection.',
    ],
    [
      'that the other record has not',
      { via: '/subject/id', schema: 'Facility', at: '/name' },
      'at: X: Facility has nothing at /name.',
    ],
    [
      'that is no code',
      { at: '/documentNumber', convert: 'code-label' },
      'convert: X: Penalty/documentNumber cannot be converted by code-label.',
    ],
    [
      'that is no date',
      { at: '/documentNumber', convert: 'date' },
      'convert: X: Penalty/documentNumber cannot be converted by date.',
    ],
    [
      'that is no amount',
      { at: '/documentNumber', convert: 'ten-thousand-yuan' },
      'convert: X: Penalty/documentNumber cannot be converted by ten-thousand-yuan.',
    ],
    [
      'that is not several',
      { at: '/documentNumber', convert: 'join' },
      'convert: X: Penalty/documentNumber cannot be converted by join.',
    ],
  ])('%s is a fault', (_, field, fault) => {
    expect(faults(field)).toEqual([`fields/0/${fault}`]);
  });

  it('of a template for a schema that is none is one fault', () => {
    expect(faults({ at: '/id' }, 'Pnealty')).toEqual(['schema: the standard has no schema "Pnealty".']);
  });
});
