import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record, type Report } from './record.ts';

const report = (mountCpu: number): Report => ({
  date: '2026-01-15',
  machine: '2 cores',
  rounds: 5,
  results: [{ title: 'matrix of tasks', summaries: [{ name: 'floor', measures: { mountCpu } }] }],
  verdicts: [{ what: 'mount', reached: 0.5, target: '≤ 1', met: true }],
});

describe('the figures in the documentation', () => {
  let folder: string;
  let page: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yijian-record-'));
    page = join(folder, 'page.md');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('take the place of those of an earlier run, and leave the text before them', async () => {
    await writeFile(page, '# Performance\n\nText.\n\n## Last figures\n');
    await record(page, report(111));
    await record(page, report(222));
    expect(await readFile(page, 'utf8')).toBe(
      [
        '# Performance\n\nText.\n\n## Last figures\n',
        '2026-01-15, 2 cores, 5 rounds. By `npm run bench -- --record`.\n',
        '|  | reached | target |  |\n| --- | --: | --: | --: |\n| mount | 0.5 | ≤ 1 | ✓ |\n',
        '### Matrix of tasks\n',
        '|  | mount ms |\n| --- | --: |\n| floor | 222.0 |\n',
      ].join('\n'),
    );
  });

  it('need a place', async () => {
    await writeFile(page, '# Something else\n');
    await expect(record(page, report(1))).rejects.toThrow('has no place for figures');
  });
});
