import { expect, test } from 'vitest';
import { codeLabel, codeTables } from './codes.js';
import * as english from './labels.en.js';
import { type CodeLabels, eventKind, labelIn, translatedLabels } from './labels.js';
import * as chinese from './labels.js';

const camelCase = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const tablesOf = (module: object): Record<string, CodeLabels | undefined> => module as Record<string, CodeLabels>;
const inEnglish = translatedLabels(Object.values(english));

test('every table has its labels in each language, the same as in the full table', () => {
  expect(Object.keys(english).length).toBe(codeTables.length);
  for (const { id, codes } of codeTables) {
    const table = tablesOf(chinese)[camelCase(id)] ?? { table: '', labels: {} };
    expect(table.table).toBe(id);
    expect(tablesOf(english)[camelCase(id)]?.table).toBe(id);
    expect(Object.keys(table.labels).length).toBe(codes.length);
    for (const { code } of codes) {
      expect(labelIn(table, code)).toBe(codeLabel(id, code, 'zh'));
      expect(labelIn(table, code, inEnglish)).toBe(codeLabel(id, code, 'en'));
    }
  }
});

test('what is not translated is Chinese', () => {
  expect(labelIn(eventKind, 'inspection', { 'event-kind': { other: 'Other' } })).toBe('监督检查');
  expect(labelIn(eventKind, 'inspection', {})).toBe('监督检查');
});

test('an unknown code is its own label', () => {
  expect(labelIn(eventKind, 'inspection')).toBe('监督检查');
  expect(labelIn(eventKind, 'inspection', inEnglish)).toBe('Inspection');
  for (const code of ['new-kind', 'constructor', '__proto__']) {
    expect(labelIn(eventKind, code)).toBe(code);
    expect(labelIn(eventKind, code, inEnglish)).toBe(code);
  }
});
