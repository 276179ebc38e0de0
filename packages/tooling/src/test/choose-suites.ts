import { Problem } from '../bootstrap/problem.js';
import type { Suite } from './suite.ts';

/**
 * The suites that the command line asks for, in the order in which they run; all when it names none.
 *
 * @throws Problem when a name is unknown
 */
export function chooseSuites(suites: readonly Suite[], names: readonly string[]): readonly Suite[] {
  const unknown = names.find((name) => !suites.some((suite) => suite.name === name));
  if (unknown !== undefined) {
    throw new Problem(
      `There is no test suite "${unknown}"; there are ${suites.map((suite) => suite.name).join(', ')}.`,
    );
  }
  return names.length === 0 ? suites : suites.filter((suite) => names.includes(suite.name));
}
