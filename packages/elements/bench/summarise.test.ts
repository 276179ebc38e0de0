import { describe, expect, it } from 'vitest';
import { layOut, markdown } from './print.ts';
import { judge, median, summarise } from './summarise.ts';

describe('the rounds of a candidate', () => {
  it('are summed up by what lies in the middle', () => {
    expect(median([5, 1, 100])).toBe(5);
    expect(summarise('x', [{ mountCpu: 3 }, { mountCpu: 1 }, { mountCpu: 90 }]).measures.mountCpu).toBe(3);
  });

  it('count the worst of blank frames', () => {
    expect(summarise('x', [{ blankFrames: 0 }, { blankFrames: 2 }, { blankFrames: 0 }]).measures.blankFrames).toBe(2);
  });

  it('need not all have measured the same', () => {
    const { measures } = summarise('x', [{ mountCpu: 3, memory: 1 }, { mountCpu: 1 }, { mountCpu: 2 }]);
    expect(measures).toEqual({ mountCpu: 2, memory: 1 });
  });
});

describe('a target', () => {
  const summaries = [
    { name: 'ours', measures: { mountCpu: 10, blankFrames: 0, throttledFrames: 169 } },
    { name: 'peer', measures: { mountCpu: 40 } },
  ];
  const met = (target: Parameters<typeof judge>[0]['targets'][number]) =>
    judge({ title: 'matrix', targets: [target] }, summaries).map(({ met, reached }) => [reached, met])[0];

  it('is met by a ratio up to the most', () => {
    expect(met({ measure: 'mountCpu', to: 'peer', most: 0.25 })).toEqual([0.25, true]);
    expect(met({ measure: 'mountCpu', to: 'peer', most: 0.24 })).toEqual([0.25, false]);
  });

  it('is met by a figure from the least or up to the most', () => {
    expect(met({ measure: 'throttledFrames', least: 170 })).toEqual([169, false]);
    expect(met({ measure: 'throttledFrames', least: 169 })).toEqual([169, true]);
    expect(met({ measure: 'blankFrames', most: 0 })).toEqual([0, true]);
  });

  it('is missed by what was not measured', () => {
    expect(met({ measure: 'memory', most: 1 })).toEqual([Number.NaN, false]);
    expect(met({ measure: 'mountCpu', to: 'nobody', most: 1 })).toEqual([Number.NaN, false]);
  });
});

describe('a table', () => {
  const table = {
    headings: ['', 'ms'],
    rows: [
      ['floor', '1'],
      ['x', '10'],
    ],
  };

  it('lines up its columns on a terminal', () => {
    expect(layOut(table).split('\n')).toEqual(['       ms', '─────  ──', 'floor   1', 'x      10']);
  });

  it('is a table of Markdown in the documentation', () => {
    expect(markdown(table).split('\n')).toEqual(['|  | ms |', '| --- | --: |', '| floor | 1 |', '| x | 10 |']);
  });
});
