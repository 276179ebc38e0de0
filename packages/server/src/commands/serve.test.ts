import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe as describeAlways, expect, it } from 'vitest';
import { type Environment, freePort, startChild, stopChild, withFolder } from '../../test/child-server.ts';
import { onPostgresql } from '../../test/open-test-store.ts';

// What a start needs does not depend on the database of the tests: once is enough.
const describe = describeAlways.skipIf(onPostgresql);

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const TOKEN = 'main-test-token-0123';

/** A data folder that was filled and closed, to be copied and damaged. */
let sound: string;
let cleanUp: () => void;
beforeAll(
  () =>
    new Promise<void>((resolve, reject) => {
      const kept = withFolder(async (folder) => {
        sound = path.join(folder, 'data');
        const server = startChild({ PORT: '0', YIJIAN_DATA: sound, YIJIAN_SEED_SIZE: '0' });
        await server.ready;
        await stopChild(server);
        await new Promise<void>((done) => {
          cleanUp = done;
          resolve();
        });
      });
      kept.catch(reject);
    }),
);
afterAll(() => cleanUp());

/** A copy of the sound folder: a start on it takes a second, one that makes a database takes several. */
const withSoundFolder = <T>(work: (data: string) => Promise<T>): Promise<T> =>
  withFolder(async (folder) => {
    const data = path.join(folder, 'data');
    await cp(sound, data, { recursive: true });
    return work(data);
  });

/** What a server says that cannot start: one sentence, no stack trace, a failing exit code. */
async function failure(environment: Environment, options: { uid?: number } = {}): Promise<string> {
  const server = startChild({ PORT: '0', YIJIAN_SEED_SIZE: '0', ...environment }, options);
  expect(await server.ended).toBe(1);
  const { out, err } = server.said();
  expect(out).not.toMatch(/^ready/m);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toMatch(/[.]\n$/);
  return err;
}

describe('a setting that is wrong', () => {
  it.each([
    [{ PORT: 'abc' }, 'PORT is "abc": it must be a whole number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT is "70000"'],
    [{ PORT: '-1' }, 'PORT is "-1"'],
    [{ HOST: 'no such host' }, 'HOST is "no such host"'],
    // What is said depends on the name service of this machine, too.
    [
      { HOST: 'no-such-host.invalid' },
      /There is no machine named no-such-host\.invalid|The name no-such-host\.invalid cannot be looked up/,
    ],
    [{ HOST: '192.0.2.1' }, 'This machine has no address 192.0.2.1'],
    [{ YIJIAN_SEED_SIZE: '3' }, 'it must be 0, or a whole number from 6 to 200000.'],
    [{ YIJIAN_SEED_SIZE: '1e9' }, 'YIJIAN_SEED_SIZE is "1e9"'],
    [{ YIJIAN_SEED_DATE: '2026-02-30' }, 'it must be a day of the calendar'],
    [{ DATABASE_URL: 'mysql://root:secret@localhost/x' }, 'DATABASE_URL is not valid: it must be a PostgreSQL address'],
    [{ DATABASE_URL: 'nonsense' }, 'DATABASE_URL is not valid'],
    [{ YIJIAN_TOKEN: 'short' }, 'YIJIAN_TOKEN is not valid: it must be at least 16 characters'],
    [{ YIJIAN_TOKN: 'short' }, 'There is no setting YIJIAN_TOKN: name it YIJIAN_TOKEN if that is meant'],
  ] as [Environment, string | RegExp][])('%o is refused in one sentence', async (environment, sentence) => {
    await withFolder(async (folder) => {
      const said = await failure({ YIJIAN_DATA: path.join(folder, 'data'), ...environment });
      expect(said).toEqual(
        typeof sentence === 'string' ? expect.stringContaining(sentence) : expect.stringMatching(sentence),
      );
      expect(said).not.toMatch(/secret|short\b.*short/);
    });
  });

  it('an empty one counts as absent', () =>
    withSoundFolder(async (folder) => {
      const server = startChild({
        PORT: '0',
        HOST: '',
        DATABASE_URL: '',
        YIJIAN_TOKEN: '',
        YIJIAN_DATA: folder,
        YIJIAN_SEED_SIZE: '0',
      });
      await server.ready;
      expect(await stopChild(server)).toBe(0);
    }));
});

describe('a port that is taken', () => {
  let other: Server;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => other.close(resolve)));

  it('is noticed before anything is made', () =>
    withFolder(async (folder) => {
      const data = path.join(folder, 'data');
      const said = await failure({ PORT: String(port), YIJIAN_DATA: data, YIJIAN_SEED_SIZE: '2000' });
      expect(said).toContain(`Port ${port} is taken by another program`);
      expect(said).toContain(`PORT=${port + 1}`);
      await expect(stat(data)).rejects.toThrow();
    }));
});

describe('a PostgreSQL that cannot be used', () => {
  it('because nothing listens there, is named without its password', async () => {
    const port = await freePort();
    const said = await failure({ DATABASE_URL: `postgresql://user:secret@127.0.0.1:${port}/yijian` });
    expect(said).toBe(
      `PostgreSQL 127.0.0.1:${port}/yijian cannot be used: nothing listens there; start PostgreSQL or correct the address in DATABASE_URL.\n`,
    );
  });

  it('because there is no such machine, is named', async () => {
    const said = await failure({ DATABASE_URL: 'postgresql://user:secret@no-such-host.invalid/yijian' });
    expect(said).toMatch(/no-such-host\.invalid\/yijian cannot be used: (there is no machine|the name of the machine)/);
  });
});

describe('a data folder that cannot be used', () => {
  /** Starts on a damaged copy of the sound folder. */
  const damagedBy = (damage: (database: string) => Promise<unknown>): Promise<string> =>
    withSoundFolder(async (data) => {
      await damage(path.join(data, 'database'));
      const before = await readdir(path.join(data, 'database'));
      const said = await failure({ YIJIAN_DATA: data });
      expect(said).toContain(path.join(data, 'database'));
      const after = (await readdir(path.join(data, 'database'))).filter((name) => name !== 'postmaster.pid');
      expect(after, 'nothing is made over it').toEqual(before);
      return said;
    });

  it.each<[string, (database: string) => Promise<unknown>, RegExp]>([
    [
      'whose version file holds nonsense',
      (db) => writeFile(`${db}/PG_VERSION`, 'nonsense'),
      /is damaged \(its file PG_VERSION holds no version\)/,
    ],
    ['whose version file is gone', (db) => rm(`${db}/PG_VERSION`), /is damaged \(its file PG_VERSION is missing\)/],
    [
      'of another version',
      (db) => writeFile(`${db}/PG_VERSION`, '17\n'),
      /was made by PostgreSQL 17, and this server embeds 18/,
    ],
    [
      'whose control file is cut off',
      (db) => truncate(`${db}/global/pg_control`, 100),
      /is damaged \(.+\): put a backup/,
    ],
    [
      'whose log is gone',
      async (db) => {
        for (const file of await readdir(`${db}/pg_wal`)) if (/^0/.test(file)) await rm(`${db}/pg_wal/${file}`);
      },
      /is damaged/,
    ],
    [
      'whose tables are cut off',
      async (db) => {
        for (const file of await readdir(`${db}/base/5`))
          if (/^\d+$/.test(file)) await truncate(`${db}/base/5/${file}`, 10);
      },
      /is damaged/,
    ],
    ['whose settings are nonsense', (db) => writeFile(`${db}/postgresql.conf`, 'nonsense here'), /is damaged/],
  ])('%s is left as it is', async (_, damage, sentence) => {
    expect(await damagedBy(damage)).toMatch(sentence);
  });

  it('because it is a file', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'data');
      await writeFile(file, '');
      expect(await failure({ YIJIAN_DATA: file })).toContain(`The data folder ${file} is a file, not a folder`);
      expect(await failure({ YIJIAN_DATA: path.join(file, 'below') })).toContain('lies under a file, not a folder');
    }));

  it('because this user may not write it', () =>
    withFolder(async (folder) => {
      await chmod(folder, 0o755);
      const data = path.join(folder, 'data');
      await mkdir(data);
      await chmod(data, isRoot ? 0o755 : 0o555);
      const said = await failure({ YIJIAN_DATA: data }, isRoot ? { uid: NOBODY } : {});
      expect(said).toContain(`The data folder ${data} may not be written by this user`);
      await chmod(data, 0o755);
    }));

  it('because its token file holds no token', () =>
    withFolder(async (folder) => {
      await writeFile(path.join(folder, 'token'), 'x');
      expect(await failure({ YIJIAN_DATA: folder })).toContain('holds no token');
    }));

  it('because its disk is full', ({ skip }) =>
    withFolder(async (folder) => {
      if (!mountSmallDisk(folder, 30)) skip('only root can mount a small disk');
      try {
        const said = await failure({ YIJIAN_DATA: path.join(folder, 'data') });
        expect(said).toContain(`The data folder ${path.join(folder, 'data')} is on a full disk: free some space`);
        expect(await readdir(path.join(folder, 'data')), 'no half-made database is left').not.toContain('database');
      } finally {
        execFileSync('umount', [folder]);
      }
    }));

  it('because its disk is full half-way through the filling', ({ skip }) =>
    withFolder(async (folder) => {
      if (!mountSmallDisk(folder, 75)) skip('only root can mount a small disk');
      try {
        const data = path.join(folder, 'data');
        const said = await failure({ YIJIAN_DATA: data, YIJIAN_SEED_SIZE: '300' });
        expect(said).toMatch(/No space left on device|is on a full disk/);
        execFileSync('mount', ['-o', 'remount,size=600m', folder]);
        const server = startChild({ PORT: '0', YIJIAN_DATA: data, YIJIAN_SEED_SIZE: '300' });
        await server.ready;
        expect(await stopChild(server)).toBe(0);
      } finally {
        execFileSync('umount', [folder]);
      }
    }));

  it('because its disk fills up while it is used', ({ skip }) =>
    withFolder(async (folder) => {
      if (!mountSmallDisk(folder, 75)) skip('only root can mount a small disk');
      try {
        const environment = {
          PORT: '0',
          YIJIAN_DATA: folder,
          YIJIAN_SEED_SIZE: '0',
          YIJIAN_TOKEN: TOKEN,
        };
        const server = startChild(environment);
        const api = await server.ready;
        let stored = 0;
        for (let status = 201; status === 201; stored += 1) {
          status = await writeLargeUnit(api, stored);
        }
        const ended = await Promise.race([server.ended, stopChild(server)]);
        expect([0, 1]).toContain(ended);
        if (ended === 1) expect(server.said().err).toMatch(/^PGlite in .+ is on a full disk: .+ is kept\.\n$/m);
        execFileSync('mount', ['-o', 'remount,size=300m', folder]);
        const again = startChild(environment);
        expect((await fetch(`${await again.ready}/units/large-${stored - 2}`)).status).toBe(200);
        expect(await stopChild(again)).toBe(0);
      } finally {
        execFileSync('umount', [folder]);
      }
    }));

  function mountSmallDisk(folder: string, megabytes: number): boolean {
    if (!isRoot || os.platform() !== 'linux') return false;
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }
});

describe('a server without a token of its own', () => {
  it('takes those of an issuer, and no other', () =>
    withSoundFolder(async (folder) => {
      const secret = 'sandbox-secret-0123';
      const environment = { YIJIAN_DATA: folder, YIJIAN_TOKEN: 'none', YIJIAN_SANDBOX_SECRET: secret };
      const server = startChild({ PORT: '0', YIJIAN_SEED_SIZE: '0', ...environment });
      const api = await server.ready;
      const casesFor = async (token: string): Promise<number> =>
        (await fetch(`${api}/cases`, { headers: { authorization: `Bearer ${token}` } })).status;
      // The first start without the setting made one and left it there.
      const left = (await readFile(path.join(folder, 'token'), 'utf8')).trim();
      expect(await casesFor(left)).toBe(401);
      expect(await casesFor('none')).toBe(401);
      const issued = await fetch(new URL('/sandbox/token', api), {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: 'administrator',
          client_secret: secret,
        }),
      });
      expect(await casesFor(((await issued.json()) as { access_token: string }).access_token)).toBe(200);
      expect(server.said().out).toMatch(/^token +none/m);
      expect(await stopChild(server)).toBe(0);
    }));
});

describe('two servers on one folder', () => {
  it('are one too many, until the first has ended', () =>
    withSoundFolder(async (folder) => {
      const environment = { PORT: '0', YIJIAN_DATA: folder, YIJIAN_SEED_SIZE: '0' };
      const first = startChild(environment);
      await first.ready;
      expect(await failure(environment)).toContain(
        `The data folder ${folder} is in use by another Yijian server (process ${first.child.pid})`,
      );
      expect(await stopChild(first)).toBe(0);
      expect(await readdir(folder)).not.toContain('lock');
      const second = startChild(environment);
      await second.ready;
      await stopChild(second);
    }));

  it('are not, when the first was killed and left its lock behind', () =>
    withSoundFolder(async (folder) => {
      const environment = { PORT: '0', YIJIAN_DATA: folder, YIJIAN_SEED_SIZE: '0' };
      const first = startChild(environment);
      await first.ready;
      first.child.kill('SIGKILL');
      await first.ended;
      const lock = JSON.parse(await readFile(path.join(folder, 'lock'), 'utf8'));
      // The same number, given to another process since: this one.
      await writeFile(path.join(folder, 'lock'), JSON.stringify({ ...lock, pid: process.pid }));
      const second = startChild(environment);
      await second.ready;
      await stopChild(second);
    }));

  it.skipIf(process.platform !== 'linux')(
    'are not, when the first has ended and nobody has asked how, as the first process of a container may never do',
    () =>
      withSoundFolder(async (folder) => {
        const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
        try {
          const pid = Number(await once(parent.stdout, 'data'));
          const stat = (): string => readFileSync(`/proc/${pid}/stat`, 'utf8');
          await expect.poll(stat, { timeout: 10_000 }).toMatch(/^\d+ [(].*[)] Z /);
          const started = stat().split(') ')[1]?.split(' ')[19];
          const lock = { pid, host: os.hostname(), started, nonce: 'x' };
          await writeFile(path.join(folder, 'lock'), JSON.stringify(lock));
          const second = startChild({ PORT: '0', YIJIAN_DATA: folder, YIJIAN_SEED_SIZE: '0' });
          await second.ready;
          await stopChild(second);
        } finally {
          parent.kill('SIGKILL');
        }
      }),
  );

  it('are told apart when the other runs on another machine', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'lock');
      await writeFile(file, JSON.stringify({ pid: 1, host: 'elsewhere', started: '1', nonce: 'x' }));
      expect(await failure({ YIJIAN_DATA: folder })).toContain(
        `process 1 on the machine elsewhere): stop that server, or, if it is gone, delete ${file}`,
      );
    }));
});

describe('a server that is asked to end', () => {
  it('does not wait for clients that never read their answers', () =>
    withSoundFolder(async (folder) => {
      const server = startChild({ PORT: '0', YIJIAN_DATA: folder, YIJIAN_SEED_SIZE: '0', YIJIAN_TOKEN: TOKEN });
      const api = await server.ready;
      expect(await writeLargeUnit(api, 0)).toBe(201);
      const headers = { authorization: `Bearer ${TOKEN}` };
      const unread = await Promise.all(Array.from({ length: 10 }, () => fetch(`${api}/units/large-0`, { headers })));
      expect(await stopChild(server)).toBe(0);
      for (const { body } of unread) await body?.cancel().catch(() => undefined);
    }));
});

describe('a server that starts', () => {
  it('says where everything is, keeps its token to itself, and ends when asked', () =>
    withFolder(async (folder) => {
      const data = path.join(folder, 'data');
      const port = await freePort();
      const server = startChild({
        PORT: String(port),
        YIJIAN_DATA: data,
        YIJIAN_SEED_SIZE: '8',
        YIJIAN_SEED_DATE: '2026-06-30',
      });
      expect(await server.ready).toBe(`http://localhost:${port}/v1`);
      const { out, err } = server.said();
      expect(err).toBe('');
      expect(out.trim().split('\n').at(-1)).toBe(
        `ready  portals http://localhost:${port}/  API http://localhost:${port}/v1  reference http://localhost:${port}/reference  storybook http://localhost:${port}/storybook`,
      );
      const tokenFile = path.join(data, 'token');
      const token = (await readFile(tokenFile, 'utf8')).trim();
      expect(out).toContain(tokenFile);
      expect(out).not.toContain(token);
      expect((await stat(tokenFile)).mode & 0o777).toBe(0o600);
      expect((await stat(data)).mode & 0o777).toBe(0o700);
      expect(out).toMatch(/Sample region \(fictional\): 100 %, [\d,]+ records/);

      const unit = { id: 'own', name: '单位', kind: 'court' };
      const write = (authorization: string) =>
        fetch(`http://localhost:${port}/v1/units`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(unit),
        });
      expect((await write('Bearer not-the-token-at-all')).status).toBe(401);
      expect((await write(`Bearer ${token}`)).status).toBe(201);
      expect(await stopChild(server)).toBe(0);

      const again = startChild({ PORT: String(port), YIJIAN_DATA: data, YIJIAN_SEED_SIZE: '2000' });
      await again.ready;
      expect(again.said().out, 'what was filled once is not filled again').not.toContain('records');
      expect((await (await fetch(`http://localhost:${port}/v1/units/own`)).json()).name).toBe('单位');
      expect((await readFile(tokenFile, 'utf8')).trim()).toBe(token);
      again.child.kill('SIGINT');
      expect(await again.ended).toBe(0);
    }));
});

/** Stores about a megabyte that does not compress; answers the status, or 0 when the server is gone. */
async function writeLargeUnit(api: string, number: number): Promise<number> {
  const bulk = Array.from({ length: 5000 }, () => randomBytes(90).toString('base64'));
  return fetch(`${api}/units`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: `large-${number}`, name: '大', kind: 'court', extensions: { 'test:bulk': bulk } }),
  }).then(
    ({ status }) => status,
    () => 0,
  );
}
