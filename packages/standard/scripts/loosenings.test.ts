import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from './bundle-standard.ts';
import { loosenings } from './loosenings.ts';
import { mergePatch } from './merge-patch.ts';

const standard: JsonObject = {
  Record: {
    type: 'object',
    description: 'A record.',
    'x-yijian-visibility': 'government',
    required: ['id', 'points'],
    properties: {
      id: { type: 'string', maxLength: 64, pattern: '^[a-z]+$' },
      points: { type: 'integer', minimum: 1, maximum: 12, 'x-yijian-visibility': 'government' },
      kind: { type: 'string', 'x-codelist': 'kind', 'x-codelist-open': false, enum: ['a', 'b', 'c'] },
      tag: { type: 'string', 'x-codelist': 'tag', 'x-codelist-open': true, examples: ['t'] },
      decidedOn: { type: 'string', format: 'date' },
      unit: { $ref: '#/components/schemas/Unit' },
      grades: { type: 'array', minItems: 1, maxItems: 9, items: { type: 'string', maxLength: 10 } },
    },
  },
  Unit: { type: 'object', properties: { id: { type: 'string', readOnly: true } } },
};
const faultsOf = (patch: Json) =>
  loosenings(standard, mergePatch(standard, patch) as JsonObject).map(
    ({ steps, says }) => `${steps.join('/')}: ${says}`,
  );
const inRecord = (properties: Json): Json => ({ Record: { properties } });

describe('what tightens passes', () => {
  it.each<[string, Json]>([
    ['nothing', {}],
    ['another property required', { Record: { required: ['points', 'kind', 'id'] } }],
    ['a narrower bound', inRecord({ points: { minimum: 2, maximum: 6 }, id: { maxLength: 20 } })],
    ['a bound where there was none', inRecord({ decidedOn: { maxLength: 10 }, tag: { maxLength: 5 } })],
    ['fewer codes of a closed list', inRecord({ kind: { enum: ['a'] } })],
    ['an open list closed', inRecord({ tag: { enum: ['t'], 'x-codelist-open': false } })],
    ['a stricter visibility', inRecord({ points: { 'x-yijian-visibility': 'restricted' } })],
    ['narrower items', inRecord({ grades: { minItems: 2, items: { maxLength: 2 } } })],
    ['other words', { Record: { description: 'Another.', properties: { points: { description: 'Points.' } } } }],
    ['a new property', inRecord({ note: { type: 'string' } })],
    ['a new schema', { Other: { type: 'object' } }],
  ])('%s', (_, patch) => {
    expect(faultsOf(patch)).toEqual([]);
  });
});

describe('what loosens is found at its place', () => {
  it.each<[string, Json, string]>([
    [
      'a property no longer required',
      { Record: { required: ['id'] } },
      'Record/required: what the standard requires is no longer required: points.',
    ],
    ['nothing required', { Record: { required: null } }, 'Record/required: '],
    ['a lower minimum', inRecord({ points: { minimum: 0 } }), 'Record/properties/points/minimum: minimum 0 is below'],
    [
      'no minimum',
      inRecord({ points: { minimum: null } }),
      'Record/properties/points/minimum: minimum nothing is below',
    ],
    [
      'a higher maximum',
      inRecord({ points: { maximum: 13 } }),
      'Record/properties/points/maximum: maximum 13 is above',
    ],
    ['no maximum', inRecord({ id: { maxLength: null } }), 'Record/properties/id/maxLength: maxLength nothing is above'],
    ['longer items', inRecord({ grades: { items: { maxLength: 11 } } }), 'Record/properties/grades/items/maxLength: '],
    ['no items', inRecord({ grades: { items: null } }), 'Record/properties/grades/items: '],
    [
      'a code more',
      inRecord({ kind: { enum: ['a', 'd'] } }),
      'Record/properties/kind/enum: the closed list is opened for d;',
    ],
    ['no list of codes', inRecord({ kind: { enum: null } }), 'Record/properties/kind/enum: the closed list is opened;'],
    [
      'a closed list called open',
      inRecord({ kind: { 'x-codelist-open': true } }),
      'Record/properties/kind/x-codelist-open: ',
    ],
    ['another code table', inRecord({ kind: { 'x-codelist': 'other' } }), 'Record/properties/kind/x-codelist: '],
    [
      'a property dropped',
      inRecord({ decidedOn: null }),
      'Record/properties/decidedOn: the property "decidedOn" is dropped',
    ],
    ['all properties dropped', { Unit: { properties: null } }, 'Unit/properties/id: the property "id" is dropped'],
    [
      'another type',
      inRecord({ points: { type: 'number' } }),
      'Record/properties/points/type: type "number" stands in place of "integer"',
    ],
    ['another format', inRecord({ decidedOn: { format: 'date-time' } }), 'Record/properties/decidedOn/format: '],
    ['another pattern', inRecord({ id: { pattern: '^a$' } }), 'Record/properties/id/pattern: '],
    [
      'another schema referred to',
      inRecord({ unit: { $ref: '#/components/schemas/Record' } }),
      'Record/properties/unit/$ref: ',
    ],
    [
      'a more public property',
      inRecord({ points: { 'x-yijian-visibility': 'public' } }),
      'Record/properties/points/x-yijian-visibility: "public" is more public than the standard\'s "government".',
    ],
    ['a more public schema', { Record: { 'x-yijian-visibility': 'public' } }, 'Record/x-yijian-visibility: '],
    [
      'a visibility that is none',
      inRecord({ points: { 'x-yijian-visibility': 'nobody' } }),
      'Record/properties/points/x-yijian-visibility: ',
    ],
    [
      'what may be written no longer taken',
      inRecord({ points: { readOnly: true } }),
      'Record/properties/points/readOnly: ',
    ],
    [
      'what is only read written',
      { Unit: { properties: { id: { readOnly: null } } } },
      'Unit/properties/id/readOnly: ',
    ],
    ['a schema dropped', { Unit: null }, 'Unit: a schema of the standard is dropped'],
  ])('%s', (_, patch, expected) => {
    const faults = faultsOf(patch);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });
});
