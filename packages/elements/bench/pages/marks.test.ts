import { assert } from 'chai';
import { blankFrames, countMarks, restingGap, sizeOf, type Marks } from './marks.ts';

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const rowHeight = 40;

/** A list of 2,000 rows in a shadow tree that draws those in sight, some frames after it is scrolled. */
function list(framesLate: number): Marks {
  const host = document.body.appendChild(document.createElement('div'));
  const scroller = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  scroller.style.cssText = 'position: relative; height: 400px; overflow: auto';
  const way = scroller.appendChild(document.createElement('div'));
  way.style.height = `${2000 * rowHeight}px`;
  const draw = (): void => {
    const first = Math.floor(scroller.scrollTop / rowHeight);
    const rows = Array.from({ length: 11 }, (_, index) => {
      const row = document.createElement('p');
      row.textContent = `row ${first + index}`;
      row.style.cssText = `position: absolute; margin: 0; height: ${rowHeight}px; top: ${(first + index) * rowHeight}px`;
      return row;
    });
    scroller.replaceChildren(way, ...rows);
  };
  draw();
  scroller.addEventListener('scroll', () => {
    void (async () => {
      for (let late = 0; late < framesLate; late += 1) await frame();
      draw();
    })();
  });
  return { mark: /^row \d+$/, scroller };
}

describe('content in sight', () => {
  let marks: Marks;
  const settle = async (): Promise<void> => {
    for (let count = 0; count < 6; count += 1) await frame();
  };
  const scrolled = async (pace: number): Promise<number> => {
    const gap = await restingGap(marks, 4000, settle);
    marks.scroller.scrollTop = 20_000;
    await settle();
    return blankFrames(marks, gap, 30, () => (marks.scroller.scrollTop += pace));
  };
  afterEach(() => document.body.replaceChildren());

  it('is counted through shadow trees', () => {
    marks = list(0);
    assert.deepEqual(countMarks(marks), { inDocument: 11, inSight: 10 });
  });

  it('has the size that others are to have', () => {
    marks = list(0);
    assert.deepEqual(sizeOf(marks), { height: 400, row: rowHeight });
  });

  it('is missed in frames whose rows come later', async () => {
    marks = list(3);
    assert.isAtLeast(await scrolled(160), 25);
  });

  it('is not missed while the rows stand still', async () => {
    marks = list(3);
    assert.equal(await scrolled(0), 0);
  });

  it('is not missed while no more than part of a row is uncovered', async () => {
    marks = list(0);
    assert.equal(await scrolled(rowHeight / 8), 0);
  });
});
