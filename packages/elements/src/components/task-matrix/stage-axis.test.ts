import type { VaguePeriod } from '@yijian/standard';
import { expect } from 'chai';
import { dayNumber, stageAxis } from './stage-axis.js';

const month = (from: string | undefined, to: string | undefined, alternativeTo?: string): VaguePeriod => ({
  precision: 'month',
  wording: 'as worded',
  ...(from && { from }),
  ...(to && { to }),
  ...(alternativeTo && { alternativeTo }),
});

describe('stageAxis', () => {
  it('lays a period out between whole months', () => {
    const axis = stageAxis([month('2021-11-01', '2021-12-31')], [], 12)!;
    expect(axis.span(month('2021-11-01', '2021-12-31'))).to.deep.equal({
      from: 0,
      to: 100,
      openStart: false,
      openEnd: false,
      doubtful: undefined,
    });
    expect(axis.ticks.map((tick) => [tick.year, tick.month])).to.deep.equal([
      [2021, 11],
      [2021, 12],
    ]);
    expect(axis.ticks[1]!.at).to.be.closeTo((30 / 61) * 100, 1e-9);
  });

  it('lets overlapping periods overlap', () => {
    const [all, part] = [month('2021-11-01', '2021-12-31'), month('2021-12-01', '2021-12-31')];
    const axis = stageAxis([all, part], [], 12)!;
    expect(axis.span(part)!.from).to.be.within(49, 50);
    expect(axis.span(part)!.to).to.equal(100);
  });

  it('reaches to the edge where the wording gives no beginning, and says so', () => {
    const open = month(undefined, '2021-10-31');
    const span = stageAxis([open, month('2021-11-01', '2021-12-31')], ['2021-10-13'], 12)!.span(open)!;
    expect(span.openStart).to.equal(true);
    expect(span.from).to.equal(0);
    expect(span.to).to.be.greaterThan(20);
  });

  it('leaves room for an open period that would have no length', () => {
    const open = month(undefined, '2019-08-31');
    const axis = stageAxis([open, month('2019-09-01', '2020-06-30')], [], 12)!;
    expect(axis.span(open)!.to).to.be.greaterThan(axis.span(open)!.from);
  });

  it('keeps both readings of an ambiguous end', () => {
    const ambiguous = month('2021-10-01', '2021-10-31', '2021-11-30');
    const { to, doubtful } = stageAxis([ambiguous], [], 12)!.span(ambiguous)!;
    expect(doubtful).to.deep.equal({ from: to, to: 100 });
    expect(to).to.be.closeTo((31 / 61) * 100, 1e-9);
  });

  it('says by an open end that no end is given', () => {
    const open = month('2021-03-01', undefined);
    expect(stageAxis([open, month('2021-01-01', '2021-06-30')], [], 12)!.span(open)).to.include({
      openEnd: true,
      to: 100,
    });
  });

  it('places the day of the document and knows no place for what is no day', () => {
    const axis = stageAxis([month('2021-01-01', '2021-01-31')], ['2021-01-16'], 12)!;
    expect(axis.place('2021-01-16')).to.be.closeTo((15 / 31) * 100, 1e-9);
    expect(axis.place('soon')).to.equal(undefined);
    expect(axis.place(undefined)).to.equal(undefined);
  });

  it('keeps its ticks few however long the plan runs', () => {
    for (const to of ['2021-03-31', '2022-12-31', '2030-12-31', '2099-12-31', '9999-12-31']) {
      expect(stageAxis([month('2021-01-01', to)], [], 12)!.ticks.length).to.be.within(2, 13, to);
    }
  });

  it('sets fewer ticks where there is less room', () => {
    const months = (most: number) =>
      stageAxis([month('2021-03-01', '2021-12-31')], [], most)!.ticks.map((tick) => tick.month);
    expect(months(12)).to.deep.equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(months(4)).to.deep.equal([4, 7, 10]);
  });

  it('draws no axis without a single date, nor from dates that do not exist', () => {
    expect(stageAxis([month(undefined, undefined)], ['2021-01-01'], 12)).to.equal(undefined);
    expect(stageAxis([month('2021-02-30', 'NaN')], [], 12)).to.equal(undefined);
    expect(dayNumber('2020-02-29')).to.be.a('number');
  });
});
