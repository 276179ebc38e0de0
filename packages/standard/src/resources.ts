/**
 * Every operation in the short form that clients carry: those of a collection together, one export for each, and each
 * of the others by itself. A bundle of a page that reads facilities carries no other collection.
 */
export * from './generated/resources.js';
export * from './generated/other-operations.js';
export type { CollectionOperations, CollectionReads, OperationRow } from './collection-operations.js';
