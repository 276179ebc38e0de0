import { expect, it } from 'vitest';
import { onPostgresql, openTestStore } from '../test/open-test-store.ts';
import { insertRows } from './records/insert-rows.js';
import { together } from './together.js';

const claim = (id: string) => ({ space: 'subjects', id, resource: 'facilities', record_id: id });

it.skipIf(onPostgresql)('waits for all, and throws what failed first, not what stands first', async () => {
  const ended: string[] = [];
  const early = Promise.resolve().then(() => {
    ended.push('early');
    throw new Error('early');
  });
  const late = early.catch(() => {
    ended.push('late');
    throw new Error('late');
  });
  const good = late.catch(() => void ended.push('good'));
  const works = [good, late, early];
  await expect(together(works)).rejects.toThrow('early');
  expect(ended).toEqual(['early', 'late', 'good']);
});

it('leaves nothing of a transaction behind, whichever of its statements fails', async () => {
  const store = await openTestStore();
  try {
    await store.db.insertInto('claims').values(claim('taken')).execute();
    const many = Array.from({ length: 30 }, (_, index) => claim(`free-${index}`));
    // So many that the database refuses them while most are still to be sent.
    const endless = Array.from({ length: 200_000 }, (_, index) => claim(`endless-${index}`));
    for (const rows of [
      [...many, claim('taken')],
      [claim('taken'), ...endless],
    ]) {
      const work = store.db
        .transaction()
        .execute((tx) =>
          together([
            insertRows(tx, 'claims', rows),
            insertRows(tx, 'claims', [claim('after')]),
            insertRows(tx, 'claims', [...many.map(({ id }) => claim(`${id}-after`))]),
          ]),
        );
      await expect(work).rejects.toMatchObject({ code: '23505' });
    }
    const rows = await store.db.selectFrom('claims').select('id').execute();
    expect(rows.map(({ id }) => id)).toEqual(['taken']);
  } finally {
    await store.close();
  }
});
