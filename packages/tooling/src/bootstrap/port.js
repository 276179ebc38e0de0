import { createServer } from 'node:net';
import { Problem } from './problem.js';

/** @type {Record<string, (port: number) => string>} */
const refusals = {
  EADDRINUSE: (port) =>
    `Port ${port} is taken by another program; stop that one or choose another port: PORT=${port + 1} npm start`,
  EACCES: (port) =>
    `Port ${port} needs rights that this user does not have; choose one above 1023: PORT=4173 npm start`,
};

/**
 * Makes sure that a server could listen on the port now.
 *
 * @param {string} text a port number; 0 lets the system choose
 * @throws {Problem} when it is no port number, is taken, or may not be used
 */
export async function requirePort(text) {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new Problem(`PORT is "${text}", but a port is a whole number from 0 to 65535.`);
  }
  const server = createServer();
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
        const sentence = refusals[error.code ?? '']?.(port) ?? `Port ${port} cannot be used: ${error.message}`;
        reject(new Problem(`${sentence}.`, { cause: error }));
      });
      server.listen(port, resolve);
    })
  );
  await new Promise((resolve) => server.close(resolve));
}
