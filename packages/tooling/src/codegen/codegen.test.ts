import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../bootstrap/places.js';
import { Problem } from '../bootstrap/problem.js';
import { chooseTargets } from './choose-targets.ts';
import { ensureToolchains, type ToolchainMachine } from './ensure-toolchains.ts';
import { generators } from './generators.ts';
import { clientGuide } from './guide.ts';
import { guideFile, readResults } from './record.ts';
import { targets } from './targets.ts';
import { toolchains } from './toolchains.ts';

const programs = join(root, 'docs/vendors/clients');

describe('the targets', () => {
  it('have each a program, and each program a target', () => {
    expect(readdirSync(programs).toSorted()).toEqual(targets.map(({ id }) => id).toSorted());
  });

  it('name exact versions', () => {
    const exact = /^@?[^@]+@\d+\.\d+\.\d+(-[\w.-]+)?$/;
    const lines = targets.flatMap(({ generate, compile }) => [...generate, ...compile]);
    const run = lines.flatMap((line) => /npx --yes (?:--package )?(\S+)/.exec(line)?.[1] ?? []);
    expect(run).not.toEqual([]);
    for (const name of [...run, ...Object.values(generators).map((generator) => generator.package)]) {
      expect(name).toMatch(exact);
    }
    const manifest = readFileSync(join(programs, 'typescript-openapi-fetch/package.json'), 'utf8');
    expect(manifest).toContain('"openapi-typescript": "7.13.0"');
    expect(manifest).not.toMatch(/": "[\^~]/);
  });

  it('are of the versions that the project itself uses', () => {
    for (const name of ['@redocly/cli', 'openapi-typescript']) {
      const installed = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
        version: string;
      };
      const used = Object.values(generators).map((generator) => generator.package);
      expect(used).toContain(`${name}@${installed.version}`);
    }
  });
});

describe('choosing targets', () => {
  const chosen = (...names: string[]) => chooseTargets(targets, names).map(({ id }) => id);

  it('takes all when none is named', () => {
    expect(chosen()).toHaveLength(targets.length);
  });

  it('goes by language or by client', () => {
    expect(chosen('Java')).toEqual(['java-redocly', 'java-openapi-generator']);
    expect(chosen('C#', 'go-redocly')).toEqual(['csharp-nswag', 'go-redocly']);
  });

  it('names what there is when a name is unknown', () => {
    expect(() => chosen('cobol')).toThrow(/^There is no client "cobol"; there are java, java-redocly, /);
  });
});

describe('tool chains', () => {
  function machine(has: { java?: boolean; debian?: boolean; offline?: boolean }) {
    const done: string[] = [];
    const fake: ToolchainMachine = {
      succeeds: (line) => Promise.resolve(line === toolchains.java.probe && has.java === true),
      canInstallPackages: () => has.debian ?? false,
      installPackages: (packages) => {
        done.push(...packages);
        if (has.offline) return Promise.reject(new Problem('no network'));
        has.java = true;
        return Promise.resolve();
      },
      tell: (line) => void done.push(line),
    };
    return { fake, done };
  }
  const java = [toolchains.java, toolchains.java];

  it('that are there are left as they are', async () => {
    const { fake, done } = machine({ java: true, debian: true });
    expect(await ensureToolchains(java, fake)).toEqual(new Map());
    expect(done).toEqual([]);
  });

  it("that are missing come from Debian's packages", async () => {
    const { fake, done } = machine({ debian: true });
    expect(await ensureToolchains(java, fake)).toEqual(new Map());
    expect(done).toEqual(['default-jdk-headless']);
  });

  it.each([
    ['elsewhere', {}, []],
    ['without a network', { debian: true, offline: true }, ['default-jdk-headless', 'no network']],
  ])('that cannot be had %s are named, with what to install', async (_, has, done) => {
    const test = machine(has);
    expect(await ensureToolchains(java, test.fake)).toEqual(
      new Map([['Java', 'Java is missing: `javac -version` fails. On Debian: apt-get install default-jdk-headless.']]),
    );
    expect(test.done).toEqual(done);
  });
});

describe('the guide', () => {
  it('prints the commands that were run and what came of them', () => {
    expect(readFileSync(guideFile, 'utf8')).toBe(clientGuide(readResults()));
  });

  it('shows a failure', () => {
    const failed = {
      ranOn: '2026-01-01',
      standard: { version: '0.1.0', operations: 3, schemas: 2 },
      tools: ['javac 17'],
      seconds: { generate: 1, compile: 1, run: 1 },
      faults: ['Line 1 is "", not "facilities 30".'],
    };
    const guide = clientGuide({ 'java-redocly': failed });
    expect(guide).toContain('failed on 2026-01-01: Line 1 is "", not "facilities 30".');
    expect(guide).toContain('not run yet');
  });
});
