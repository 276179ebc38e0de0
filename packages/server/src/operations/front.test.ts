import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerValidator } from '../http/validators.ts';
import { type Front, openFront } from './front.ts';

let front: Front;
beforeAll(async () => {
  const first = (_request: unknown, response: { end: (text: string) => void }): void => response.end('answered');
  front = await openFront({ host: '127.0.0.1', port: 0, always: { '/healthz': first }, first });
});
afterAll(() => front.close());

/** What comes back for a request as it stands, once the connection is closed. */
async function raw(...lines: string[]): Promise<{ head: string; body: string }> {
  const socket = connect(front.port, '127.0.0.1');
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { head, body };
}

it.each([
  ['names no host', 400, ['GET /v1/units HTTP/1.1']],
  ['names no host, though anybody may ask that', 400, ['GET /healthz HTTP/1.1']],
  ['expects what nobody knows', 417, ['GET /v1/units HTTP/1.1', 'Host: x', 'Expect: wonders']],
])('a request that %s is refused with a problem', async (_, status, lines) => {
  const { head, body } = await raw(...lines);
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toContain('Content-Type: application/problem+json');
  const problem = JSON.parse(body) as { status: number; detail: string };
  expect(answerValidator('Problem')(problem)).toBe(true);
  expect(problem.status).toBe(status);
  expect(problem.detail).toMatch(/Host|Expect/);
});

it('a request of HTTP/1.0 need not name a host', async () => {
  expect(await raw('GET /v1/units HTTP/1.0')).toMatchObject({ body: 'answered' });
});
