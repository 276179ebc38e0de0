import { afterEach, expect, it, vi } from 'vitest';
import { baseAddress } from './base-address.js';

afterEach(() => vi.unstubAllGlobals());

it('takes an absolute address, with or without a slash at the end', () => {
  expect(baseAddress('https://example.org/v1')).toBe('https://example.org/v1');
  expect(baseAddress('https://example.org/v1//')).toBe('https://example.org/v1');
  expect(baseAddress('http://example.org')).toBe('http://example.org');
});

it('resolves a relative address against the page, also under a <base>', () => {
  vi.stubGlobal('document', { baseURI: 'https://portal.example.org/yjj/index.jsp' });
  expect(baseAddress('/v1')).toBe('https://portal.example.org/v1');
  expect(baseAddress('v1')).toBe('https://portal.example.org/yjj/v1');
});

it('resolves a relative address in a worker, which has no document', () => {
  vi.stubGlobal('location', { href: 'https://portal.example.org/worker.js' });
  expect(baseAddress('/v1')).toBe('https://portal.example.org/v1');
});

it.each([
  ['/v1', /is not an address; give one such as/],
  ['', /is not an address/],
  ['ftp://example.org/v1', /must begin with http: or https:, not ftp:/],
  ['javascript:alert(1)', /must begin with http/],
  ['https://example.org/v1?key=1', /without "\?" or "#"/],
  ['https://example.org/v1#top', /without "\?" or "#"/],
])('refuses %j and says what would do', (baseUrl, message) => {
  expect(() => baseAddress(baseUrl)).toThrow(message);
});

it('refuses credentials in the address without repeating them', () => {
  expect(() => baseAddress('https://clerk:hunter2@example.org/v1')).toThrow(/use `token`/);
  expect(() => baseAddress('https://clerk:hunter2@example.org/v1')).not.toThrow(/hunter2/);
});
