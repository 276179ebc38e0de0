import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { StartProblem } from './start-problem.js';

/** Why an address cannot be listened on, and how to mend it, by the system's code. */
const sentences: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is taken by another program: stop that one, or choose another port: PORT=${port < 65_535 ? port + 1 : port - 1}.`,
  EACCES: (_, port) =>
    `Port ${port} needs rights that this user does not have: choose one above 1023, such as PORT=4173.`,
  EADDRNOTAVAIL: (host) => `This machine has no address ${host}: correct HOST, or leave it out for localhost.`,
  ENOTFOUND: (host) => `There is no machine named ${host}: correct HOST, or leave it out for localhost.`,
  EAI_AGAIN: (host) => `The name ${host} cannot be looked up: correct HOST, or leave it out for localhost.`,
};

/** Says why an address cannot be listened on; errors of other kinds stay as they are. */
export function explainListening(host: string, port: number, error: unknown): Error {
  const sentence = sentences[(error as NodeJS.ErrnoException).code ?? '']?.(host, port);
  return sentence === undefined ? (error as Error) : new StartProblem(sentence, { cause: error });
}

/**
 * Makes sure that a server could listen now, before anything slow is begun.
 *
 * @throws StartProblem when the port is taken or may not be used
 */
export async function requirePort(host: string, port: number): Promise<void> {
  try {
    for (const { address } of await lookup(host, { all: true })) await tryListening(address, port);
  } catch (error) {
    throw explainListening(host, port, error);
  }
}

function tryListening(address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(port, address, () => probe.close(() => resolve()));
  });
}
