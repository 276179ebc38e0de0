import { expect, it, vi } from 'vitest';
import { AbortedError } from './aborted-error.js';
import { ContractError } from './contract-error.js';
import { isYijianError } from './is-yijian-error.js';
import { NetworkError } from './network-error.js';
import { ProblemError } from './problem-error.js';
import { TimeoutError } from './timeout-error.js';

const problem = { type: 'about:blank', title: 'x', status: 500, code: 'internal' };

it('knows every error of the package by kind and name', () => {
  const errors = [
    new ProblemError(problem),
    new NetworkError({}),
    new TimeoutError({}),
    new AbortedError(undefined),
    new ContractError('x'),
  ];
  expect(errors.every((error) => isYijianError(error) && error instanceof Error)).toBe(true);
  expect(errors.map(({ kind, name }) => [kind, name])).toEqual([
    ['problem', 'ProblemError'],
    ['network', 'NetworkError'],
    ['timeout', 'TimeoutError'],
    ['aborted', 'AbortedError'],
    ['contract', 'ContractError'],
  ]);
});

it('knows an error of another copy of the package, which is of another class', async () => {
  vi.resetModules();
  const other = await import('./contract-error.js');
  const error = new other.ContractError('x');
  expect(error).not.toBeInstanceOf(ContractError);
  expect(isYijianError(error)).toBe(true);
});

it.each([new Error('x'), new TypeError('x'), new DOMException('x', 'AbortError'), null, undefined, 'x', {}, 7])(
  'does not take %s for one',
  (error) => expect(isYijianError(error)).toBe(false),
);
