import { expect, it } from 'vitest';
import { newerNames } from './api-names.ts';

it('is new what the floor knows nowhere', () => {
  const floor = {
    globals: ['AbortSignal', 'old'],
    methods: ['map', 'any'],
    attributes: ['timeout'],
    statics: ['AbortSignal.abort'],
  };
  const now = {
    globals: ['AbortSignal', 'old', 'fresh'],
    methods: ['map', 'any', 'at', 'fresh method'],
    attributes: ['timeout', 'month', 'userAgentData', 'map'],
    statics: ['AbortSignal.abort', 'AbortSignal.timeout', 'AbortSignal.any', 'AbortSignal.at', 'fresh.any'],
  };
  expect(newerNames(now, floor)).toEqual({
    globals: ['fresh'],
    methods: ['at'],
    attributes: ['userAgentData'],
    statics: ['AbortSignal.any', 'AbortSignal.timeout'],
  });
});
