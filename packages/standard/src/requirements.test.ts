import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { requirements } from './requirements.js';

const { paths, webhooks = {} } = JSON.parse(readFileSync(new URL('../dist/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, { operationId?: string }>>;
  webhooks?: Record<string, unknown>;
};

it('names only operations and webhooks that there are', () => {
  const known = [
    ...Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId)),
    ...Object.keys(webhooks),
  ];
  for (const { id, operation } of requirements) if (operation) expect(known, id).toContain(operation);
});

it('numbers each area from 001 without a gap, in order', () => {
  const next: Record<string, number> = {};
  for (const { id } of requirements) {
    const [, area = '', number = ''] = id.split('-');
    expect(Number(number), id).toBe((next[area] ?? 0) + 1);
    next[area] = Number(number);
  }
});

it('says each thing once', () => {
  for (const language of ['zh', 'en'] as const)
    expect(new Set(requirements.map((requirement) => requirement[language])).size).toBe(requirements.length);
});
