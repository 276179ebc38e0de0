import { describe, expect, it } from 'vitest';
import { collectionWord, collectionsOf } from './collection-operations.js';
import { operations } from './operations.js';
import * as resources from './resources.js';

describe('the collections of a client that has them all', () => {
  it('are those that are exported one by one', () => {
    const { collections, ...named } = resources;
    const single = Object.values(named).filter((rows) => 'list' in rows);
    expect(single.length).toBeGreaterThan(70);
    expect(collections).toEqual(single);
  });

  it('say what the description of the interface says', () => {
    for (const row of resources.collections.flatMap(
      (rows) => Object.values(rows) as resources.OperationRow<string>[],
    )) {
      const { method, path } = operations[row.operationId as keyof typeof operations];
      expect({ ...row, path: row.path.replace('{id}', '{}') }).toEqual({
        operationId: row.operationId,
        method,
        path: path.replace(/\{\w+\}/, '{}'),
      });
    }
  });

  it('keep a singular that is not the rule’s, and what is only read', () => {
    expect(collectionWord('Children', 'Child', true)).toBe('Children/Child-');
    const [children] = collectionsOf('Children/Child- Cases');
    expect(Object.keys(children ?? {})).toEqual(['list', 'get']);
    expect(children?.get).toMatchObject({ operationId: 'getChild', path: '/children/{id}' });
  });
});
