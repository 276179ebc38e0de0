import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from '../bootstrap/places.js';
import { steps } from './steps.ts';

describe('build steps', () => {
  it('have names of their own', () => {
    const names = steps.map((step) => step.name);
    expect(new Set(names).size).toBe(names.length);
  });

  // A glob that matches nothing is a folder that was renamed: the step would stay fresh for ever.
  it.each(steps.map((step) => [step.name, step] as const))('%s reads files that are there', (_, step) => {
    const globs = step.inputs.filter((glob) => !glob.startsWith('!'));
    expect(globs.filter((glob) => globSync(glob, { cwd: root }).length === 0)).toEqual([]);
  });

  it('does not look at what it makes itself, or it would never be fresh', () => {
    for (const step of steps) {
      const inputs = step.inputs.flatMap((glob) => globSync(glob.replace(/^!.*/, ''), { cwd: root }));
      expect(step.outputs.filter((output) => inputs.includes(output))).toEqual([]);
    }
  });
});
