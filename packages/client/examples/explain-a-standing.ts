import { createClient } from '@yijian/client';

const yijian = createClient({
  baseUrl: process.env['YIJIAN_URL'] ?? 'http://localhost:4173/v1',
  token: () => process.env['YIJIAN_TOKEN'],
});

// What is to be done, the most urgent first, and why it is so.
const { data } = await yijian.dueActions.list({ limit: 5 });
const [action] = data;
if (!action) throw new Error('Nothing is due.');
console.log(action.kind, action.dueOn, action.provenance.records.length);

// Where the same subject stood at the end of last year: every value names its rule and its records.
const on = `${new Date().getFullYear() - 1}-12-31`;
const { rectifications, demeritCycles } = await yijian.standings.get(action.subject.id, { on });
console.log(on, 'rectifications:', rectifications.length, 'cycles:', demeritCycles.length);
