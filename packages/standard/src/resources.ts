/** The operations of each collection, one export for each: a bundle of a page that reads facilities carries no other collection. */
export * from './generated/resources.js';
export type { CollectionOperations, CollectionReads, OperationRow } from './collection-operations.js';
