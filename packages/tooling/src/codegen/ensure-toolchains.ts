import { Problem } from '../bootstrap/problem.js';
import type { Toolchain } from './toolchains.ts';

/** What is looked at and done; tests put their own in its place. */
export interface ToolchainMachine {
  /** Whether the line of shell ends well. */
  succeeds: (line: string) => Promise<boolean>;
  /** Whether Debian packages can be installed: Debian or its kin, as root. */
  canInstallPackages: () => boolean;
  installPackages: (packages: readonly string[]) => Promise<void>;
  tell: (line: string) => void;
}

/**
 * Sees to it that tool chains are there: what is missing is installed where Debian's packages can be.
 *
 * @returns for each tool chain that could not be had, by its name: a sentence that says so
 */
export async function ensureToolchains(
  wanted: readonly Toolchain[],
  machine: ToolchainMachine,
): Promise<Map<string, string>> {
  const missing = async (among: readonly Toolchain[]): Promise<Toolchain[]> => {
    const found: Toolchain[] = [];
    for (const toolchain of among) if (!(await machine.succeeds(toolchain.probe))) found.push(toolchain);
    return found;
  };
  let absent = await missing([...new Set(wanted)]);
  const packages = [...new Set(absent.flatMap((toolchain) => toolchain.packages))];
  if (packages.length > 0 && machine.canInstallPackages()) {
    try {
      await machine.installPackages(packages);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      machine.tell(error.message);
    }
    absent = await missing(absent);
  }
  return new Map(absent.map((toolchain) => [toolchain.name, sentence(toolchain)]));
}

const sentence = ({ name, probe, packages }: Toolchain): string =>
  packages.length === 0
    ? `${name} is missing: \`${probe}\` fails.`
    : `${name} is missing: \`${probe}\` fails. On Debian: apt-get install ${packages.join(' ')}.`;
