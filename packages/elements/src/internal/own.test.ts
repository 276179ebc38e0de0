import { assert } from 'chai';
import { own } from './own.js';

describe('own', () => {
  it('finds what the table holds, and nothing of what every object has', () => {
    assert.equal(own({ a: 1 }, 'a'), 1);
    for (const key of ['b', 'constructor', '__proto__', 'toString']) assert.isUndefined(own({ a: 1 }, key), key);
  });
});
