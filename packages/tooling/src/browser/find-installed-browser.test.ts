import { describe, expect, it } from 'vitest';
import { findInstalledBrowser } from './find-installed-browser.ts';

const find = (env: Record<string, string>, ...programs: string[]): string | undefined =>
  findInstalledBrowser({ env, isExecutable: (file) => programs.includes(file) });

describe('the installed browser', () => {
  it('is the one that CHROME_PATH names, before any other', () => {
    expect(find({ CHROME_PATH: '/mine/chrome', PATH: '/usr/bin' }, '/usr/bin/chromium', '/mine/chrome')).toBe(
      '/mine/chrome',
    );
  });

  it('is not looked for elsewhere when CHROME_PATH is wrong', () => {
    expect(() => find({ CHROME_PATH: '/gone', PATH: '/usr/bin' }, '/usr/bin/chromium')).toThrow(
      /CHROME_PATH is \/gone/,
    );
  });

  it('is Chrome before Chromium, wherever on the PATH they are', () => {
    expect(find({ PATH: '/a:/b' }, '/a/chromium', '/b/google-chrome')).toBe('/b/google-chrome');
  });

  it('is found where installers put it off the PATH', () => {
    expect(find({ PATH: '/a' }, '/opt/google/chrome/chrome')).toBe('/opt/google/chrome/chrome');
  });

  it('may not be there', () => {
    expect(find({})).toBeUndefined();
  });
});
