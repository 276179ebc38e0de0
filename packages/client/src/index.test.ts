import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { bundle } from '../test/bundle.js';
import { problem, startServer } from '../test/test-server.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const firstProgram = /```ts\n([^]*?)```/.exec(readme)![1]!;

it('runs the first program of the README', async () => {
  await using server = await startServer(({ path, query }) => {
    if (path === '/facilities')
      return { body: { data: ['fac-1', 'fac-2'].map((id) => ({ id, name: `${id}号` })), page: { limit: 3 } } };
    if (path === '/credit-summaries') {
      const data = query.getAll('subject').map((id) => ({ subject: { id }, status: 'current', gradeCode: 'A' }));
      return { body: { data, schemes: [], generatedAt: '2024-05-01T00:00:00+08:00' } };
    }
    return problem(404, 'not-found');
  });
  const log = vi.spyOn(console, 'log').mockReturnValue();
  vi.stubEnv('YIJIAN_URL', server.url);
  await import(`data:text/javascript,${encodeURIComponent(await bundle(firstProgram, 'es'))}`);
  const lines = log.mock.calls.map((words) => words.join(' '));
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(lines).toEqual(['fac-1 fac-1号', 'fac-2 fac-2号', 'fac-1 current A', 'fac-2 current A', '404 not-found']);
  expect(server.requests).toHaveLength(3);
});
