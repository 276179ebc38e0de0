import { expect, it } from 'vitest';
import { Numbering } from './numbering.js';

it('numbers the documents of a unit by date within the year, each once', () => {
  const numbering = new Numbering(2000);
  const numberOf = (text: string) => Number(/〕(\d+)号$/.exec(text)![1]);
  const may = [1, 2, 3].map(() => numbering.take('云渡卫医罚', '2025-05-12'));
  const march = numbering.take('云渡卫医罚', '2025-03-03');
  expect(new Set(may).size).toBe(3);
  expect(march).toMatch(/^云渡卫医罚〔2025〕\d+号$/);
  expect(numberOf(march)).toBeLessThan(Math.min(...may.map(numberOf)));
  expect(numbering.take('云渡卫医罚', '2026-01-01')).toBe('云渡卫医罚〔2026〕1号');
  expect(numbering.take('霁川卫医罚', '2025-05-12')).toBe(may[0]!.replace('云渡', '霁川'));
});
