import { expect, it } from 'vitest';
import { databaseProblem } from './database-problem.js';

const failure = (message: string, code?: string): Error => Object.assign(new Error(message), code && { code });

it.each([
  ['a duplicate key', failure('duplicate key', '23505'), 409],
  ['a deadlock', failure('deadlock detected', '40P01'), 503],
  ['a full disk', failure('No space left', '53100'), 503],
  ['too many connections', failure('too many', '53300'), 503],
  ['a shutdown', failure('terminating connection', '57P01'), 503],
  ['a refused connection', failure('connect', 'ECONNREFUSED'), 503],
  ['a name service that does not answer', failure('getaddrinfo', 'EAI_AGAIN'), 503],
  ['no way to the network of the database', failure('connect', 'ENETUNREACH'), 503],
  ['a connection that broke', failure('Connection terminated unexpectedly'), 503],
  ['a pool that is exhausted', failure('timeout exceeded when trying to connect'), 503],
])('%s is a problem of its own', (_, error, status) => {
  const problem = databaseProblem(error);
  expect(problem?.status).toBe(status);
  if (status === 503) expect(problem?.headers).toHaveProperty('retry-after');
});

it.each([failure('syntax error', '42601'), failure('anything'), new TypeError('x')])('%s is a defect', (error) => {
  expect(databaseProblem(error)).toBeUndefined();
});
