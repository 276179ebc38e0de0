import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireSpace } from '../bootstrap/disk-space.js';
import { pathWithBinaries, root } from '../bootstrap/places.js';
import { Problem } from '../bootstrap/problem.js';
import { showStep } from '../bootstrap/progress.js';
import { runLogged } from '../bootstrap/run-logged.js';
import { BuildState } from './build-state.ts';
import type { BuildStep } from './build-step.ts';
import { noTelemetry } from './no-telemetry.ts';
import { steps } from './steps.ts';

/** More than any step makes, in bytes. */
const builtSize = 100_000_000;

/** Options of a build. */
export interface BuildOptions {
  /** Names of the steps to look at; all when absent. */
  only?: readonly string[];
  /** Run them even when they are fresh. */
  force?: boolean;
}

/**
 * Brings what the build makes up to date: only stale steps run, in order.
 *
 * @returns the names of the steps that ran
 * @throws Problem when a step is unknown or fails
 */
export async function buildStale({ only, force = false }: BuildOptions = {}): Promise<string[]> {
  const chosen = choose(only);
  const state = new BuildState(root, [process.version, readFileSync(join(root, 'package-lock.json'), 'utf8')]);
  const done: string[] = [];
  for (const step of chosen) {
    const found = state.stateOf(step);
    if (found === 'fresh' && !force) continue;
    await requireSpace(root, builtSize, step.title);
    const made = state.fingerprint(step);
    state.forget(step);
    await showStep(step.title, () => run(step, found === 'missing' || force));
    const missing = state.missingOutputs(step);
    if (missing.length > 0) throw new Problem(`${step.title} ended well but made no ${missing.join(', no ')}.`);
    state.remember(step, made);
    done.push(step.name);
  }
  return done;
}

const choose = (only: readonly string[] | undefined): readonly BuildStep[] => {
  if (!only?.length) return steps;
  const unknown = only.find((name) => !steps.some((step) => step.name === name));
  if (unknown) {
    throw new Problem(`There is no build step "${unknown}"; there are ${steps.map((step) => step.name).join(', ')}.`);
  }
  return steps.filter((step) => only.includes(step.name));
};

const run = async (step: BuildStep, missing: boolean): Promise<void> => {
  const commands = (missing ? step.commandsWhenMissing : undefined) ?? step.commands;
  for (const [index, command] of commands.entries()) {
    await runLogged({
      name: `build-${step.name}${commands.length > 1 ? `-${index + 1}` : ''}`,
      title: step.title,
      command: [...command],
      cwd: join(root, step.cwd ?? ''),
      env: { ...process.env, NO_COLOR: '1', ...noTelemetry, PATH: pathWithBinaries() },
    });
  }
};
