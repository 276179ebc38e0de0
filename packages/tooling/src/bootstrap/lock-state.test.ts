import { describe, expect, it } from 'vitest';
import { installReason, type Lock } from './lock-state.js';

const wanted: Lock = {
  packages: {
    '': { version: '0.1.0' },
    'packages/client': { version: '0.1.0' },
    'node_modules/@yijian/client': { link: true },
    'node_modules/ky': { version: '2.1.0', integrity: 'sha512-a' },
    'node_modules/only-on-mac': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};
const { '': _root, 'node_modules/only-on-mac': _mac, ...packages } = wanted.packages;

describe('an install', () => {
  it('is needed when nothing is installed', () => {
    expect(installReason(wanted, undefined)).toBe('nothing is installed yet');
  });

  it('is not needed when npm installed what the lock file asks for, less what this system cannot use', () => {
    expect(installReason(wanted, { packages })).toBeUndefined();
  });

  it('is not needed for packages that somebody added by hand', () => {
    expect(
      installReason(wanted, { packages: { ...packages, 'node_modules/extra': { version: '1.0.0' } } }),
    ).toBeUndefined();
  });

  it('is needed when a package is missing', () => {
    const { 'node_modules/ky': _ky, ...rest } = packages;
    expect(installReason(wanted, { packages: rest })).toBe('node_modules/ky is missing');
  });

  it.each([
    ['version', { version: '2.0.0', integrity: 'sha512-a' }],
    ['content', { version: '2.1.0', integrity: 'sha512-c' }],
  ])('is needed when a package has another %s', (_, ky) => {
    expect(installReason(wanted, { packages: { ...packages, 'node_modules/ky': ky } })).toBe(
      'node_modules/ky has changed',
    );
  });
});
