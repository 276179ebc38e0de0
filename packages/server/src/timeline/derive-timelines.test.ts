import { afterAll, beforeAll, expect, it } from 'vitest';
import { everything, startTestServer, type TestServer } from '../../test/test-server.ts';
import { deriveTimelines } from './derive-timelines.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(everything);
});
afterAll(() => server?.close());

const events = () =>
  server.store.db.selectFrom('timeline_events').selectAll().orderBy('subject_id').orderBy('sort_key').execute();

it('derives every timeline anew, once, when other rules have derived them', async () => {
  const { db } = server.store;
  const whole = await events();
  // As an older server left them: in another order, without what the public may see, and without some kinds.
  await db.deleteFrom('timeline_events').where('kind', 'in', ['list', 'commitment', 'penalty']).execute();
  await db.updateTable('timeline_events').set({ shown_until: '~' }).where('kind', '=', 'complaint').execute();
  await db.updateTable('derivations').set({ version: 1 }).execute();

  let last = 0;
  await deriveTimelines(db, (records) => (last = records));
  expect(last).toBeGreaterThan(0);
  expect(await events()).toEqual(whole);

  await deriveTimelines(db, () => expect.fail('They are of this version already.'));
});
