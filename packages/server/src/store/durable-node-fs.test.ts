import { fsyncSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { withFolder } from '../../test/child-server.ts';
import { openPGlite } from './open-pglite.js';

vi.mock('node:fs', { spy: true });

it('every commit is on the disk before it is acknowledged', () =>
  withFolder(async (folder) => {
    const { db, close } = await openPGlite(path.join(folder, 'database'));
    await sql`create table t (n integer)`.execute(db);
    const synced = vi.mocked(fsyncSync).mock.calls;
    for (let n = 1; n <= 5; n += 1) {
      const before = synced.length;
      await sql`insert into t values (${n})`.execute(db);
      expect(synced.length).toBeGreaterThan(before);
    }
    const { rows } = await sql`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
             current_setting('full_page_writes') as pages
    `.execute(db);
    expect(rows).toEqual([{ fsync: 'on', commit: 'on', pages: 'on' }]);
    await close();
  }));
