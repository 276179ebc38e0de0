import { describe, expect, it } from 'vitest';
import { explainFailure } from './explain-failure.js';

describe('a failure is explained', () => {
  it.each([
    ['a full disk', 'npm error code ENOSPC\nnpm error syscall write\nnpm error errno -28', /disk is full/],
    ['a full disk, by a compiler', 'Error: ENOSPC: no space left on device, write', /disk is full/],
    ['no network', 'npm error code EAI_AGAIN\nnpm error request failed', /registry cannot be reached/],
    ['no right to write', "EACCES: permission denied, mkdir '/opt/yijian/dist'", /may not be written/],
    [
      'an installation by an old Node',
      'Error: Cannot find native binding. npm has a bug related to optional dependencies\n  at x.mjs',
      /install with Node 20[.]19/,
    ],
    [
      'a lock file out of step',
      'npm error code EUSAGE\nnpm error `npm ci` can only install with them in sync',
      /npm install/,
    ],
  ])('when it is %s', (_, output, sentence) => {
    expect(explainFailure(output)).toMatch(sentence);
  });

  it("by the tool's first error line otherwise, without its colours", () => {
    expect(explainFailure('compiling\n\u001b[31merror\u001b[39m TS2322: no\nerror TS1005: later')).toBe(
      'error TS2322: no',
    );
  });

  it("by what a package's script said, not by npm's bookkeeping", () => {
    const output =
      'npm error code 1\nnpm error path /x\nnpm error command sh -c node x\nnpm error SyntaxError: no JSON';
    expect(explainFailure(output)).toBe('SyntaxError: no JSON');
  });

  it('by the last line when none speaks of an error', () => {
    expect(explainFailure('one\ntwo\n\n')).toBe('two');
  });
});
