import { Problem } from '../bootstrap/problem.js';
import type { Target } from './targets.ts';

const fold = (name: string): string => name.toLowerCase().replace('c#', 'csharp');

/**
 * The targets that the command line asks for, by language or by id; all when it names none.
 *
 * @throws Problem when a name is neither
 */
export function chooseTargets(targets: readonly Target[], names: readonly string[]): readonly Target[] {
  const wanted = names.map(fold);
  const answers = (target: Target, name: string): boolean => name === target.id || name === fold(target.language);
  const unknown = wanted.find((name) => !targets.some((target) => answers(target, name)));
  if (unknown !== undefined) {
    const known = [...new Set(targets.flatMap((target) => [fold(target.language), target.id]))];
    throw new Problem(`There is no client "${unknown}"; there are ${known.join(', ')}.`);
  }
  return wanted.length === 0 ? targets : targets.filter((target) => wanted.some((name) => answers(target, name)));
}
