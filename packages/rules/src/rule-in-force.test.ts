import { expect, it } from 'vitest';
import { type PlacedRule, ruleInForce } from './rule-in-force.js';

const rule = (id: string, jurisdiction: string, effectiveFrom?: string, effectiveTo?: string) => ({
  id,
  jurisdiction,
  ...(effectiveFrom && { effectiveFrom }),
  ...(effectiveTo && { effectiveTo }),
});

const all: readonly (PlacedRule & { id: string })[] = [
  rule('national', '000000'),
  rule('province', '520000'),
  rule('city-old', '520100', '2010-01-01', '2019-12-31'),
  rule('city', '520100', '2015-01-01'),
];

it.each([
  ['of the city, the newest', '520102', '2018-06-01', 'city'],
  ['of the city, before the newest', '520102', '2012-06-01', 'city-old'],
  ['of the province, before the city had one', '520102', '2001-01-01', 'province'],
  ['of the province, in another city', '520302', '2026-01-01', 'province'],
  ['of the country, in another province', '110102', '2026-01-01', 'national'],
  ['of the province itself', '520000', '2026-01-01', 'province'],
])('the rule in force is that %s', (_, regionCode, on, expected) => {
  expect(ruleInForce(all, regionCode, on)?.id).toBe(expected);
});

it('is none where no rule reaches', () => {
  expect(ruleInForce(all.slice(1), '110102', '2026-01-01')).toBeUndefined();
});
