import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECRET } from '../../test/webhook-receiver.ts';
import type { StoredChange } from './feed.js';
import { webhookMessage } from './webhook-message.js';

/** How a block of docs/vendors/sync.md becomes a program that takes secret, id, timestamp, signatures and body, and prints whether they fit. */
const languages = {
  js: {
    program: 'node',
    file: 'verify.mjs',
    whole: (block: string) =>
      `${block.replace("'standardwebhooks'", JSON.stringify(import.meta.resolve('standardwebhooks')))}
const [, , secret, id, timestamp, signature, body] = process.argv;
try {
  verify(secret, { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }, body);
  console.log('true');
} catch {
  console.log('false');
}`,
  },
  java: {
    program: 'java',
    file: 'Verify.java',
    whole: (block: string) =>
      block.replace(
        'final class',
        `class Verify {
  public static void main(String[] a) throws Exception {
    System.out.println(WebhookSignature.fits(a[0], a[1], a[2], a[3], a[4].getBytes(StandardCharsets.UTF_8)));
  }
}

final class`,
      ),
  },
  python: {
    program: 'python3',
    file: 'verify.py',
    whole: (block: string) => `${block}
import sys
print(str(fits(*sys.argv[1:5], sys.argv[5].encode())).lower())`,
  },
};

const text = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/vendors/sync.md'), 'utf8');
const blockOf = (language: string): string => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text)?.[1] ?? '';
const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

const change: StoredChange = {
  moment: '1',
  sequence: '7',
  resource: 'penalties',
  record_id: 'pen-example-1',
  version: 1,
  withdrawn: false,
  stored_at: new Date('2025-07-08T09:00:00Z'),
  document: {},
};
const message = (now: Date) =>
  webhookMessage({ id: 'wsb-1', url: 'https://hooks.example/', secret: SECRET, status: 'active' }, [change], now);

describe.each(Object.entries(languages))(
  'the %s receiver of the vendors’ guide',
  (language, { program, file, whole }) => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'yijian-verify-'));
      writeFileSync(path.join(folder, file), whole(blockOf(language)));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const fits = (headers: Readonly<Record<string, string>>, body: string, secret = SECRET): boolean => {
      const given = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name] ?? '');
      const printed = execFileSync(program, [path.join(folder, file), secret, ...given, body], {
        env: { PATH: process.env['PATH'], JAVA_TOOL_OPTIONS: '-Dfile.encoding=UTF-8' },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return JSON.parse(printed.toString()) as boolean;
    };

    it.runIf(isInstalled(program))('takes what the server signs, and nothing else', () => {
      const now = new Date();
      const { headers, body } = message(now);
      expect(fits(headers, body)).toBe(true);
      expect(fits({ ...headers, 'webhook-signature': `v1,bm9uZQ== ${headers['webhook-signature']}` }, body)).toBe(true);
      expect(fits(headers, body.replace('pen-example-1', 'pen-example-2'))).toBe(false);
      expect(fits({ ...headers, 'webhook-id': 'msg_other' }, body)).toBe(false);
      expect(fits(headers, body, 'whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldC1vdGhlcg==')).toBe(false);
      const old = message(new Date(now.getTime() - 400_000));
      expect(fits(old.headers, old.body)).toBe(false);
    });
  },
);
