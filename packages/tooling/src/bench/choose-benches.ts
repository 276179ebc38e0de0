import { Problem } from '../bootstrap/problem.js';

/** What measures something: the program of a package, and the parts of it that can be chosen. */
export interface Bench {
  /** Name of the package. */
  name: string;
  /** Names of its parts; unique in the project. */
  parts: readonly string[];
}

/** A bench to run, with the arguments for it. */
export interface ChosenBench {
  name: string;
  args: string[];
}

/**
 * What the command line asks for: packages and parts of them by name, all when it names none. Numbers and options go to
 * every program that runs.
 *
 * @throws Problem when a name is unknown
 */
export function chooseBenches(benches: readonly Bench[], words: readonly string[]): ChosenBench[] {
  const isName = (word: string): boolean => !word.startsWith('-') && !/^\d+$/.test(word);
  const names = words.filter(isName);
  const known = benches.flatMap(({ name, parts }) => [name, ...parts]);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Problem(`Nothing is measured by the name of "${unknown}"; there are ${known.join(', ')}.`);
  }
  const others = words.filter((word) => !isName(word));
  return benches.flatMap(({ name, parts }) => {
    if (names.length === 0 || names.includes(name)) return [{ name, args: others }];
    const chosen = parts.filter((part) => names.includes(part));
    return chosen.length > 0 ? [{ name, args: [...chosen, ...others] }] : [];
  });
}
