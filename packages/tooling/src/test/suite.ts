import type { Command } from '../build/build-step.ts';

/** One part of `npm test`. */
export interface Suite {
  /** By which it is chosen: `npm test -- unit server`. */
  name: string;
  title: string;
  /** Build steps that it stands on. */
  builds: readonly string[];
  /** Whether it runs in a browser. */
  browser?: boolean;
  /** Whether it runs in old engines, which are installed when they are not there. */
  engines?: boolean;
  /**
   * How it is run and counted: `checks` are commands that pass or fail together, as one test; `vitest` is a project
   * of vite.config.ts; `wtr` is the web test runner's configuration.
   */
  run: { checks: readonly Command[] } | { vitest: string; database?: 'postgresql' } | { wtr: string };
}
