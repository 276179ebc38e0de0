import { assert } from 'chai';
import { credential } from '../../test/credential.js';
import { openCredential } from './credential.js';

describe('openCredential', () => {
  it('gives the payload, Chinese and all', () => {
    assert.deepEqual(openCredential(credential({ data: [{ name: '守信' }] })), { value: { data: [{ name: '守信' }] } });
  });

  const [header = '', payload = '', signature = ''] = credential({ a: 1 }).split('.');
  for (const [what, token, problem] of [
    ['what is no text', { alg: 'SM2SM3' }, 'must be a text'],
    ['a text', 'text', 'compact JWS'],
    ['two parts', `${header}.${payload}`, 'compact JWS'],
    ['no signature', `${header}.${payload}.`, 'compact JWS'],
    ['characters that are not base64url', `${header}.${payload}.a b`, 'compact JWS'],
    ['a header that is no JSON', `${payload.slice(1)}.${payload}.${signature}`, 'not signed'],
    ['no algorithm', `${payload}.${payload}.${signature}`, 'not signed'],
    ['the algorithm none', credential({ a: 1 }, { alg: 'none' }), 'not signed'],
    ['critical extensions', credential({ a: 1 }, { alg: 'SM2SM3', crit: ['b64'], b64: false }), 'critical'],
    ['a payload that is a list', credential([1]), 'JSON object'],
    ['a payload that is no text', `${header}._w.${signature}`, 'JSON object'],
    ['a megabyte', 'a'.repeat(1_000_000), 'longer than'],
  ] as const) {
    it(`says what is wrong with ${what}`, () => {
      const content = openCredential(token);
      assert.include('problem' in content ? content.problem : '', problem);
    });
  }
});
