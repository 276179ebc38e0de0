import { expect, it, vi } from 'vitest';
import { listFacilities } from '@yijian/standard/operations';
import { problem, startServer } from '../test/test-server.js';
import { createTransport } from './create-transport.js';
import { logAttempts, type LogLevel } from './log-attempts.js';

/** The lines that a call writes that fails once, and then is answered or fails for good. */
async function linesOf(
  level: LogLevel | undefined,
  last: 'answered' | 'failed',
): Promise<{ level: string; text: string }[]> {
  await using server = await startServer((_, nth) =>
    nth === 0
      ? problem(503, 'unavailable')
      : last === 'failed'
        ? problem(404, 'not-found', { detail: 'no s3cr3t here' })
        : { body: { data: [], page: { limit: 1 } } },
  );
  const lines: { level: string; text: string }[] = [];
  const to = Object.fromEntries(
    (['debug', 'info', 'warn', 'error'] as const).map((name) => [
      name,
      (message: string, entry: unknown) =>
        void lines.push({ level: name, text: `${message} ${JSON.stringify(entry)}` }),
    ]),
  ) as never;
  const list = createTransport({
    baseUrl: server.url,
    token: 's3cr3t',
    retry: { backoffMs: 2 },
    hooks: [logAttempts({ ...(level && { level }), to })],
  }).endpoint(listFacilities);
  await list({ query: { q: '张三' } }).catch(() => undefined);
  return lines;
}

it.each([
  ['debug', 'answered', ['debug', 'warn', 'debug', 'info']],
  ['info', 'answered', ['warn', 'info']],
  [undefined, 'answered', ['warn']],
  ['error', 'answered', []],
  ['error', 'failed', ['error']],
] as const)('at level %s, of a call that is at last %s, writes %j', async (level, last, expected) => {
  const lines = await linesOf(level, last);
  expect(lines.map((line) => line.level)).toEqual(expected);
});

it('tells what helps, and neither the token nor what was searched for', async () => {
  const lines = await linesOf('debug', 'failed');
  const all = lines.map(({ text }) => text).join('\n');
  expect(all).toMatch(/listFacilities failed: unavailable; again in \d ms/);
  expect(all).toMatch(/listFacilities failed: not-found \{.*"status":404/);
  expect(all).not.toMatch(/s3cr3t|张三|%E5/i);
  expect(new Set(all.match(/"requestId":"\w+"/g)).size).toBe(1);
});

it('writes to the console when told nothing else', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  await using server = await startServer((_, nth) => (nth === 0 ? problem(503, 'unavailable') : { body: {} }));
  const hooks = [logAttempts()];
  const list = createTransport({ baseUrl: server.url, retry: { backoffMs: 2 }, hooks }).endpoint(listFacilities);
  await list({});
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});
