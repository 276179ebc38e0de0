import { describe, expect, it } from 'vitest';
import { ensureBrowser, type BrowserMachine } from './ensure-browser.ts';

/** A machine that records what is done to it. */
function machine(has: {
  installed?: boolean;
  downloaded?: boolean;
  font?: boolean;
  debian?: boolean;
  offline?: boolean;
}) {
  const done: string[] = [];
  const told: string[] = [];
  const fake: BrowserMachine = {
    installed: () => (has.installed ? '/usr/bin/chromium' : undefined),
    downloaded: () => (has.downloaded ? '/cache/chrome' : undefined),
    hasChineseFont: () => has.font ?? false,
    canInstallPackages: () => has.debian ?? false,
    installPackages: (packages) => {
      done.push(`apt ${packages.join(' ')}`);
      if (has.offline) return Promise.reject(new Error('no network'));
      has.installed ||= packages.includes('chromium');
      has.font ||= packages.includes('fonts-noto-cjk');
      return Promise.resolve();
    },
    download: () => {
      done.push('download');
      if (has.offline) return Promise.reject(new Error('no network'));
      has.downloaded = true;
      return Promise.resolve();
    },
    tell: (line) => void told.push(line),
  };
  return { fake, done, told };
}

describe('the browser for the tests', () => {
  it('is the installed one, and nothing is installed', async () => {
    const { fake, done } = machine({ installed: true, downloaded: true, font: true, debian: true });
    expect(await ensureBrowser(fake)).toBe('/usr/bin/chromium');
    expect(done).toEqual([]);
  });

  it('is the one that was downloaded before, when none is installed', async () => {
    const { fake, done } = machine({ downloaded: true, font: true, debian: true });
    expect(await ensureBrowser(fake)).toBe('/cache/chrome');
    expect(done).toEqual([]);
  });

  it("comes from Debian's packages as root on Debian, with a Chinese font", async () => {
    const { fake, done } = machine({ debian: true });
    expect(await ensureBrowser(fake)).toBe('/usr/bin/chromium');
    expect(done).toEqual(['apt chromium fontconfig fonts-noto-cjk']);
  });

  it('gets a Chinese font even if it was there before', async () => {
    const { fake, done } = machine({ installed: true, debian: true });
    await ensureBrowser(fake);
    expect(done).toEqual(['apt fontconfig fonts-noto-cjk']);
  });

  it('is downloaded elsewhere, and the missing font is told', async () => {
    const { fake, done, told } = machine({});
    expect(await ensureBrowser(fake)).toBe('/cache/chrome');
    expect(done).toEqual(['download']);
    expect(told).toEqual([expect.stringContaining('No Chinese font')]);
  });

  it('is tried for both ways before giving up, and it is said what failed and what to do', async () => {
    const { fake, done, told } = machine({ debian: true, font: true, offline: true });
    await expect(ensureBrowser(fake)).rejects.toThrow(/install Chromium, or set CHROME_PATH/);
    expect(told).toEqual(['no network', 'no network']);
    expect(done).toEqual(['apt chromium', 'download']);
  });
});
