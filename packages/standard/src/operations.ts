/** Every operation, by its id; `operations` holds all of them. */
export * from './generated/operations.js';
import type { operations } from './generated/operations.js';

/** Identifier of an operation of the standard. */
export type OperationId = keyof typeof operations;
