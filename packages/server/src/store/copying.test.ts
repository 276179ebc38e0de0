import pg from 'pg';
import { expect, it } from 'vitest';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';
import { CopyData, letCopy } from './copying.js';

// PGlite takes no rows by COPY.
it.skipIf(!onPostgresql)('a connection keeps nothing of a copy, stored or refused', async () => {
  const { address, drop } = await makeTestSchema();
  const client = new pg.Client(address);
  await client.connect();
  letCopy(client);
  const before = client.listenerCount('error');
  await client.query('create table copied (id text primary key)');
  const copy = (id: string) => client.query('copy copied (id) from stdin', [new CopyData([`${id}\n`])]);
  for (const id of ['a', 'b', 'c']) {
    await copy(id);
    await expect(copy(id)).rejects.toMatchObject({ code: '23505' });
  }
  expect(client.listenerCount('error')).toBe(before);
  const { rows } = await client.query('select id from copied order by id');
  expect(rows).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  await client.end();
  await drop();
});
