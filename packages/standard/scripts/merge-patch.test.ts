import { expect, it } from 'vitest';
import type { Json } from './bundle-standard.ts';
import { mergePatch } from './merge-patch.ts';

/** The test cases of RFC 7396, appendix A. */
const cases: [target: string, patch: string, result: string][] = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', 'null', 'null'],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
];

it.each(cases)('%s patched by %s is %s', (target, patch, result) => {
  const before = JSON.parse(target) as Json;
  expect(mergePatch(before, JSON.parse(patch) as Json)).toEqual(JSON.parse(result));
  expect(JSON.stringify(before)).toBe(target);
});

it('takes __proto__ for a name like any other', () => {
  const patched = mergePatch({}, JSON.parse('{"__proto__":{"polluted":true}}') as Json);
  expect(JSON.stringify(patched)).toBe('{"__proto__":{"polluted":true}}');
  expect({}).not.toHaveProperty('polluted');
});
