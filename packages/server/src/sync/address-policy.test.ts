import { describe, expect, it } from 'vitest';
import { AddressPolicy } from './address-policy.js';

const open = AddressPolicy.publicOnly;

describe('without an allowance', () => {
  it.each(['1.1.1.1', '223.5.5.5', '172.15.255.255', '172.32.0.1', '2400:3200::1', '2606:4700::1111'])(
    '%s is public',
    (address) => expect(open.allowsAddress(address)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.168.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::127.0.0.1',
    '64:ff9b::a00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:a00:1::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
  ])('%s is not', (address) => expect(open.allowsAddress(address)).toBe(false));

  it('no name is taken on trust', () => expect(open.allowsName('localhost')).toBe(false));
});

describe('an allowance', () => {
  const policy = AddressPolicy.read('hooks.county.example, *.intra.example 10.20.0.0/16,192.168.1.7\nfd00:1::/32')!;

  it.each([
    ['hooks.county.example', true],
    ['a.hooks.county.example', false],
    ['a.intra.example', true],
    ['a.b.intra.example', true],
    ['intra.example', false],
    ['evilintra.example', false],
  ])('of names: %s %s', (name, allowed) => expect(policy.allowsName(name)).toBe(allowed));

  it.each([
    ['10.20.255.1', true],
    ['10.21.0.1', false],
    ['192.168.1.7', true],
    ['192.168.1.8', false],
    ['fd00:1::5', true],
    ['fd00:2::5', false],
    ['1.1.1.1', true],
  ])('of networks: %s %s', (address, allowed) => expect(policy.allowsAddress(address)).toBe(allowed));

  it.each([
    '10.20.0.0/33',
    '10.20.0/16',
    '300.1.1.1',
    'https://a.example',
    'a.example:443',
    '*',
    'a..b',
    '10.0.0.0/8/8',
  ])('is not "%s"', (text) => expect(AddressPolicy.read(text)).toBeUndefined());
});
