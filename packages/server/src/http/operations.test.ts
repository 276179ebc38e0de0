import { operations } from '@yijian/standard/operations';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { addApi, type ApiOptions } from './api.js';
import { Cursors } from './cursor.js';
import { makeHandlers } from './handlers.js';

const handlers = makeHandlers(new Cursors('key'));
const add = (own: ApiOptions['handlers']) => () =>
  addApi(fastify(), {
    db: undefined as never,
    handlers: own,
    authenticate: () => ({ name: 'nobody', audience: 'public' }),
    now: () => new Date(),
    checkAnswers: true,
  });

describe('the operations of the standard', () => {
  it('each have a handler, and no handler is without one', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(operations).sort());
    expect(add(handlers)).not.toThrow();
  });

  it('keep the server from starting when one has no handler', () => {
    const { getPlanMatrix: _, ...without } = handlers;
    expect(add(without)).toThrow('Operations without a handler: getPlanMatrix.');
  });

  it('keep the server from starting when a handler has none', () => {
    const stranger = { ...handlers, deleteUnit: handlers.getUnit } as ApiOptions['handlers'];
    expect(add(stranger)).toThrow('Handlers without an operation: deleteUnit.');
  });

  it('read where the standard asks for no token, and write where it does', () => {
    for (const [id, { secured }] of Object.entries(operations)) {
      expect('write' in (handlers[id as keyof typeof operations] ?? {}), id).toBe(secured);
    }
  });
});
