import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { requirePort } from './port.js';

let server: Server | undefined;
afterEach(() => void server?.close());

const listen = (host: string): Promise<number> =>
  new Promise((resolve) => {
    server = createServer().listen(0, host, () => resolve((server!.address() as AddressInfo).port));
  });

describe('a port', () => {
  it.each(['abc', '-1', '65536', '80.5', ''])('is not "%s"', async (text) => {
    await expect(requirePort(text)).rejects.toThrow(/a port is a whole number from 0 to 65535/);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('is refused while another program has it on %s', async (host) => {
    const port = await listen(host);
    await expect(requirePort(String(port))).rejects.toThrow(`Port ${port} is taken`);
  });

  it('is accepted when it is free, and left free', async () => {
    const port = await listen('127.0.0.1');
    await new Promise((resolve) => server!.close(resolve));
    await requirePort(String(port));
    await requirePort(String(port));
  });
});
