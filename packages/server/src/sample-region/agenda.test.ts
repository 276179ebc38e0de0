import { expect, it } from 'vitest';
import { Agenda } from './agenda.js';

it('lets things happen by date, those of one day as they were entered, with what follows from them', () => {
  const agenda = new Agenda();
  const happened: string[] = [];
  const note = (what: string) => () => happened.push(what);
  agenda.add('2025-03-01', note('c'));
  agenda.add('2025-01-01', () => {
    happened.push('a');
    agenda.add('2025-02-01', note('b'));
    agenda.add('2024-01-01', note('late'));
  });
  agenda.add('2025-03-01', note('d'));
  agenda.add('2025-03-02', note('never'));
  agenda.run('2025-03-01');
  expect(happened).toEqual(['a', 'late', 'b', 'c', 'd']);
});
