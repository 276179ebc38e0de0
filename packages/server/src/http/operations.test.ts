import { operations } from '@yijian/standard/operations';
import { describe, expect, it } from 'vitest';
import { anybody } from '../access/caller.js';
import { AnswerCache } from './answer-cache.js';
import { addApi, type ApiOptions } from './api.js';
import { Cursors } from './cursor.js';
import { createApp } from './create-app.js';
import { makeHandlers } from './handlers.js';
import type { Answer } from './operation.js';

/** Nothing is kept in memory here. */
const changes = { generation: () => undefined, mark: () => undefined, close: () => Promise.resolve() };
const handlers = makeHandlers(new Cursors('key'));
const add = (own: ApiOptions['handlers']) => () =>
  addApi(createApp(), {
    db: undefined as never,
    handlers: own,
    authenticate: () => Promise.resolve(anybody),
    count: () => Promise.resolve(),
    changes,
    answers: new AnswerCache(changes, 0),
    now: () => new Date(),
    checkAnswers: true,
    sharedCacheSeconds: 0,
    standby: false,
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

  it('write unless they are asked by GET, and ask for a token then', () => {
    for (const [id, { method, secured }] of Object.entries(operations)) {
      const handler = handlers[id as keyof typeof operations] ?? {};
      const writes = 'write' in handler || 'take' in handler;
      expect(writes, id).toBe((method as string) !== 'GET');
      if (writes) expect(secured, id).toBe(true);
    }
  });
});

describe('an answer that breaks the standard', () => {
  it.each([
    ['a property that is missing', { id: 'a', kind: 'court' }],
    ['a value of the wrong type', { id: 'a', kind: 'court', name: 5 }],
    ['an id that is none', { id: 'a b', kind: 'court', name: '单位' }],
  ])('by %s never leaves the server', async (_, value) => {
    const app = createApp();
    app.log.error = () => undefined;
    const answer: Answer = { status: 200, schema: 'Unit', value };
    await app.register((api, _options, done) => {
      addApi(api, {
        db: undefined as never,
        handlers: { ...handlers, getUnit: { read: () => Promise.resolve(answer) } },
        authenticate: () => Promise.resolve(anybody),
        count: () => Promise.resolve(),
        changes,
        answers: new AnswerCache(changes, 0),
        now: () => new Date(),
        checkAnswers: true,
        sharedCacheSeconds: 0,
        standby: false,
      });
      done();
    });
    const got = await app.inject('/v1/units/a');
    expect([got.statusCode, got.json<{ code: string }>().code]).toEqual([500, 'internal']);
    expect(got.body).not.toContain('court');
  });
});
