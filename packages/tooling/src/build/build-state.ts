import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildStep } from './build-step.ts';
import { fingerprint } from './fingerprint.ts';

/** Why a step must run; `fresh` when it need not. */
export type StepState = 'fresh' | 'changed' | 'missing';

/** Remembers, per step, what its outputs were made from. */
export class BuildState {
  readonly #root: string;
  readonly #salts: readonly string[];

  /**
   * @param root the project's folder
   * @param salts what every step depends on besides its inputs
   */
  constructor(root: string, salts: readonly string[]) {
    this.#root = root;
    this.#salts = salts;
  }

  /** What decides the step's outputs, as it is now. Take it before the step runs: inputs may change meanwhile. */
  fingerprint(step: BuildStep): string {
    return fingerprint(this.#root, step.inputs, [...this.#salts, JSON.stringify(step)]);
  }

  /** Whether the step's outputs are there and made from the inputs as they are now. */
  stateOf(step: BuildStep): StepState {
    if (this.missingOutputs(step).length > 0) return 'missing';
    const record = this.#record(step);
    if (!existsSync(record)) return 'changed';
    return readFileSync(record, 'utf8') === this.fingerprint(step) ? 'fresh' : 'changed';
  }

  /** The step's outputs that are not there. */
  missingOutputs(step: BuildStep): string[] {
    return step.outputs.filter((output) => !existsSync(join(this.#root, output)));
  }

  /** Forgets the step before it runs, so that a broken run is never taken for a done one. */
  forget(step: BuildStep): void {
    rmSync(this.#record(step), { force: true });
  }

  /** Remembers that the step was done from the inputs with this fingerprint. */
  remember(step: BuildStep, made: string): void {
    mkdirSync(this.#directory, { recursive: true });
    writeFileSync(this.#record(step), made);
  }

  // Inside node_modules: a new install wipes it, and whoever deletes that folder expects a full build.
  get #directory(): string {
    return join(this.#root, 'node_modules', '.cache', 'yijian', 'build');
  }

  #record(step: BuildStep): string {
    return join(this.#directory, step.name);
  }
}
