import { createClient, etagOf, isYijianError } from '@yijian/client';

const yijian = createClient({
  baseUrl: process.env['YIJIAN_URL'] ?? 'http://localhost:4173/v1',
  token: () => process.env['YIJIAN_TOKEN'],
});
const [unit] = (await yijian.units.list({ limit: 1 })).data;
if (!unit) throw new Error('The server has no units.');

// Replaces the version that was read. Somebody else's change in between is not overwritten.
const before = await yijian.units.get(unit.id);
const after = await yijian.units.put(unit.id, { ...before, shortName: '示例' }, { ifMatch: etagOf(before) });
console.log(after.id === unit.id, after.shortName);

try {
  await yijian.units.put(unit.id, before, { ifMatch: etagOf(before) });
} catch (error) {
  if (!isYijianError(error) || error.kind !== 'problem') throw error;
  console.log(error.status, error.code);
}
