/** The programs of the SDK's guide, run as they stand against this server. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveDueActions } from './standing/derive-due-actions.ts';
import { everything, startTestServer, type TestServer, TOKEN } from '../test/test-server.ts';

const folder = new URL('../../client/examples/', import.meta.url);
const guide = readFileSync(new URL('../../../docs/integrators/sdk.md', import.meta.url), 'utf8');

/** What each program prints, line by line. */
const printed: Readonly<Record<string, readonly RegExp[]>> = {
  'read-lists.ts': [/^\S+ .+$/, /^\S+ .+$/, /^operating: [1-9]\d*$/, /^two pages: 10$/],
  'show-badges.ts': [/^.+ \S+ \S+$/, /^.+ \S+ \S+$/, /^.+ \S+ \S+$/, /^badges: [1-9]\d*$/],
  'handle-problems.ts': [/^404 not-found$/],
  'check-answers.ts': [/^penalties that keep the standard: [1-9]\d*$/],
  'write-a-record.ts': [/^true 示例$/, /^412 precondition-failed$/],
  'explain-a-standing.ts': [/^[a-z-]+ \d{4}-\d\d-\d\d [1-9]\d*$/, /^\d{4}-12-31 rectifications: \d+ cycles: \d+$/],
  'keep-a-copy.ts': [/^copied: [1-9]\d*$/, /^changes: 0 true$/],
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(everything);
  await deriveDueActions(server.store.db, new Date());
});
afterAll(() => server.close());

describe.each(readdirSync(folder))('%s', (name) => {
  it('does what it says', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [fileURLToPath(new URL(name, folder))], {
      env: { ...process.env, YIJIAN_URL: `${server.origin}/v1`, YIJIAN_TOKEN: TOKEN },
    });
    expect(stderr).toBe('');
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toEqual((printed[name] ?? []).map((line) => expect.stringMatching(line) as string));
  });

  it('stands in the guide as it runs', () => {
    expect(guide).toContain(`\`\`\`ts\n${readFileSync(new URL(name, folder), 'utf8')}\`\`\``);
  });
});
