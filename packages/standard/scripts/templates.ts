import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Template } from '../src/template.ts';
import type { CodeTable } from './code-tables.ts';
import { faultsOf } from './schema-faults.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** A template with the file that it was read from, whose lines messages name. */
export interface TemplateSource {
  source: YamlSource;
  template: Template;
}

const text = { type: 'string', minLength: 1 };
const pointer = { type: 'string', pattern: '^(/[^/]+)+$' };

const shape = (attestations: string[]) => ({
  type: 'object',
  additionalProperties: false,
  required: ['id', 'zh', 'en', 'source', 'attestation', 'schema', 'fields'],
  properties: {
    id: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    zh: text,
    en: { type: 'string', pattern: '^[\\x20-\\x7e]+$' },
    source: text,
    attestation: { enum: attestations },
    schema: text,
    note: text,
    fields: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'zh', 'at'],
        properties: {
          code: text,
          zh: text,
          at: pointer,
          via: pointer,
          schema: text,
          convert: { enum: ['ten-thousand-yuan', 'code-label', 'join', 'date'] },
          maxLength: { type: 'integer', minimum: 1 },
          note: text,
          attestation: { enum: attestations },
        },
        dependentRequired: { via: ['schema'], schema: ['via'] },
      },
    },
  },
});

/**
 * Reads `openapi/templates`, in the order of the names; none when there is no such folder. Whatever is wrong with the shape of any file is
 * said at once, with its line.
 *
 * @param root the folder `openapi`
 */
export async function readTemplates(root: string, tables: readonly CodeTable[]): Promise<TemplateSource[]> {
  const attestations = tables.find(({ id }) => id === 'attestation')?.codes.map(({ code }) => code) ?? [];
  const check = faultsOf(shape(attestations));
  const files = (await readdir(path.join(root, 'templates')).catch(() => [])).filter((file) => file.endsWith('.yaml'));
  const sources = await Promise.all(files.sort().map((file) => readYaml(root, path.join('templates', file))));
  const faults = sources.flatMap((source) => {
    const found = check(source.value);
    if (found.length === 0) {
      const { id, fields } = source.value as unknown as Template;
      if (id !== path.basename(source.file, '.yaml'))
        found.push({ steps: ['id'], says: `the id "${id}" is not the name of the file.` });
      for (const [index, { code }] of fields.entries())
        if (fields.findIndex((field) => field.code === code) < index)
          found.push({ steps: ['fields', String(index), 'code'], says: `the field "${code}" is there twice.` });
    }
    return found.map(({ steps, says }) => `${source.at(steps)}: ${says}`);
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return sources.map((source) => ({ source, template: source.value as unknown as Template }));
}
