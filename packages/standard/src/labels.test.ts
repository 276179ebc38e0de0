import { expect, test } from 'vitest';
import { codeLabel, codeTables } from './codes.js';
import { eventKind, labelIn } from './labels.js';
import * as labels from './labels.js';

test('every table has its labels, the same as in the full table', () => {
  for (const { id, codes } of codeTables) {
    const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const table = (labels as unknown as Record<string, labels.CodeLabels>)[name] ?? {};
    expect(Object.keys(table).length).toBe(codes.length);
    for (const { code } of codes)
      for (const language of ['zh', 'en'] as const)
        expect(labelIn(table, code, language)).toBe(codeLabel(id, code, language));
  }
});

test('an unknown code is its own label', () => {
  expect(labelIn(eventKind, 'inspection')).toBe('监督检查');
  expect(labelIn(eventKind, 'inspection', 'en')).toBe('Inspection');
  expect(labelIn(eventKind, 'new-kind')).toBe('new-kind');
  expect(labelIn(eventKind, 'constructor')).toBe('constructor');
});
