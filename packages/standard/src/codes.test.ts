import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { codeLabel, codeTables } from './codes.js';

describe('code tables', () => {
  it('have unique ASCII codes with labels in both languages', () => {
    for (const table of codeTables) {
      const codes = table.codes.map((code) => code.code);
      expect(new Set(codes).size, table.id).toBe(codes.length);
      for (const code of table.codes) {
        expect(code.code, table.id).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]*$/);
        expect(code.zh, `${table.id} ${code.code}`).toMatch(/[\u3400-\u9fff]/);
        expect(code.en, `${table.id} ${code.code}`).toMatch(/^[\x20-\x7e]+$/);
      }
    }
  });

  it('say how well each code is attested', () => {
    const known = codeTables.find((table) => table.id === 'attestation')?.codes.map((code) => code.code) ?? [];
    for (const table of codeTables)
      for (const code of table.codes) expect(known, `${table.id} ${code.code}`).toContain(code.attestation);
  });

  it('keep the schema by which servers answer them', () => {
    const openapi = JSON.parse(readFileSync(new URL('../dist/openapi.json', import.meta.url), 'utf8')) as object;
    const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true })).addSchema(openapi, 'bundle');
    for (const table of codeTables)
      expect(ajv.validate('bundle#/components/schemas/CodeTable', table) ? [] : ajv.errors, table.id).toEqual([]);
  });

  it('list the penalties of art. 9 of the Administrative Penalty Law in its six groups, found by the item they come from', () => {
    const codesOf = (id: string) => codeTables.find((table) => table.id === id)?.codes ?? [];
    const kinds = codesOf('penalty-kind');
    expect(kinds).toHaveLength(14);
    const inGroups = codesOf('penalty-group').map((group) => kinds.filter(({ source }) => source === group.source));
    expect(inGroups.map((group) => group.length)).toEqual([2, 3, 3, 4, 1, 1]);
    expect(
      codesOf('penalty-group')
        .slice(0, 5)
        .map(({ zh }) => zh),
    ).toEqual(inGroups.slice(0, 5).map((group) => group.map(({ zh }) => zh).join('、')));
  });

  it('list the seventy-one mechanisms', () => {
    const codes = codeTables.find((table) => table.id === 'mechanism')?.codes.map((code) => code.code);
    expect(codes).toEqual(Array.from({ length: 71 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`));
  });

  it('label a code, and show an unknown one as it is', () => {
    expect(codeLabel('facility-category', 'D215')).toBe('口腔诊所');
    expect(codeLabel('facility-category', 'D215', 'en')).toBe('Dental clinic');
    expect(codeLabel('facility-category', 'Z999')).toBe('Z999');
  });
});
