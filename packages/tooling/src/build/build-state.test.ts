import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BuildState } from './build-state.ts';
import type { BuildStep } from './build-step.ts';

const step: BuildStep = {
  name: 'sample',
  title: 'Making the sample',
  inputs: ['src/**', '!src/**/*.test.ts'],
  outputs: ['dist/sample.js'],
  commands: [['true']],
};

let root: string;
const write = (file: string, content: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
};
const state = (...salts: string[]): BuildState => new BuildState(root, salts);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yijian-build-'));
  write('src/deep/sample.ts', 'one');
  write('src/sample.test.ts', 'a test');
  write('dist/sample.js', 'made');
  state('node 24').remember(step, state('node 24').fingerprint(step));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a build step', () => {
  it('is fresh when nothing has changed', () => {
    expect(state('node 24').stateOf(step)).toBe('fresh');
  });

  it('is fresh when a file has only a new date, or a file outside its inputs has changed', () => {
    write('src/deep/sample.ts', 'one');
    write('src/sample.test.ts', 'another test');
    write('readme', 'new');
    expect(state('node 24').stateOf(step)).toBe('fresh');
  });

  it.each<[string, () => void]>([
    ['an input has changed', () => write('src/deep/sample.ts', 'two')],
    ['an input has come', () => write('src/new.ts', '')],
    ['an input has gone', () => rmSync(join(root, 'src/deep/sample.ts'))],
    [
      'an input has another name',
      () => {
        rmSync(join(root, 'src/deep/sample.ts'));
        write('src/deep/other.ts', 'one');
      },
    ],
  ])('has changed when %s', (_, change) => {
    change();
    expect(state('node 24').stateOf(step)).toBe('changed');
  });

  it('has changed with the Node that runs it, the lock file or its own command', () => {
    expect(state('node 26').stateOf(step)).toBe('changed');
    expect(state('node 24', 'lock').stateOf(step)).toBe('changed');
    expect(state('node 24').stateOf({ ...step, commands: [['false']] })).toBe('changed');
  });

  it('is missing when an output has gone', () => {
    rmSync(join(root, 'dist/sample.js'));
    expect(state('node 24').stateOf(step)).toBe('missing');
    expect(state('node 24').missingOutputs(step)).toEqual(['dist/sample.js']);
  });

  it('has changed once it is forgotten', () => {
    state().forget(step);
    expect(state('node 24').stateOf(step)).toBe('changed');
  });
});
