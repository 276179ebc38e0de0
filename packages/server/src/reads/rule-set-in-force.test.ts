import type { ScoreRuleSet } from '@yijian/standard';
import { expect, it } from 'vitest';
import { ruleSetInForce } from './rule-set-in-force.js';

const ruleSet = (id: string, jurisdiction: string, effectiveFrom?: string, effectiveTo?: string): ScoreRuleSet => ({
  id,
  name: id,
  jurisdiction,
  subjectKind: 'facility',
  basis: 'test',
  confidence: 'source-read',
  cycle: { kind: 'months', months: 12, anchor: 'calendar-year' },
  bands: [],
  ...(effectiveFrom && { effectiveFrom }),
  ...(effectiveTo && { effectiveTo }),
});

const all = [
  ruleSet('national', '000000'),
  ruleSet('province', '520000'),
  ruleSet('city-old', '520100', '2010-01-01', '2019-12-31'),
  ruleSet('city', '520100', '2015-01-01'),
  { ...ruleSet('people', '520100'), subjectKind: 'practitioner' as const },
];
const inForce = (regionCode: string, on: string, kind = 'facility') =>
  ruleSetInForce(all, { kind, regionCode }, on)?.id;

it.each([
  ['of the city, the newest', '520102', '2018-06-01', 'city'],
  ['of the city, before the newest', '520102', '2012-06-01', 'city-old'],
  ['of the province, before the city had one', '520102', '2001-01-01', 'province'],
  ['of the province, in another city', '520302', '2026-01-01', 'province'],
  ['of the country, in another province', '110102', '2026-01-01', 'national'],
  ['of the province itself', '520000', '2026-01-01', 'province'],
])('the rules in force are those %s', (_, regionCode, on, expected) => {
  expect(inForce(regionCode, on)).toBe(expected);
});

it('are those for the kind of subject', () => {
  expect(inForce('520102', '2026-01-01', 'practitioner')).toBe('people');
  expect(inForce('520302', '2026-01-01', 'practitioner')).toBeUndefined();
});
