import { describe, expect, it } from 'vitest';
import { chosenEngines } from './engine-releases.ts';

const here = { platform: 'linux', arch: 'x64' };
const versions = (choice: Parameters<typeof chosenEngines>[0]): number[] =>
  chosenEngines(choice).map(({ chromium }) => chromium);

describe('the engines to run', () => {
  it('are the floor on every run', () => {
    expect(versions({ ...here, asked: undefined })).toEqual([83]);
  });

  it('are all when all are asked for', () => {
    expect(versions({ ...here, asked: 'all' })).toEqual([83, 90, 109]);
  });

  it('are none where they are no programs', () => {
    expect(versions({ ...here, platform: 'darwin', asked: 'all' })).toEqual([]);
    expect(versions({ ...here, arch: 'arm64', asked: 'all' })).toEqual([]);
  });
});
