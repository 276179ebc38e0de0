import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs something against the server of serve.ts, given its origin. */
export async function withServer<Result>(use: (origin: string) => Promise<Result>): Promise<Result> {
  const server = fork(fileURLToPath(new URL('serve.ts', import.meta.url)));
  try {
    const [port] = (await once(server, 'message')) as [number];
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    if (server.connected) server.disconnect();
  }
}
