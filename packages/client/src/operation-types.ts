import type { operations } from '@yijian/standard';

/** Identifier of an operation of the standard. */
export type OperationId = keyof operations;

/** Identifier of an operation that sends nothing, and so can be asked again. */
export type ReadOperationId = {
  [Id in OperationId]: operations[Id] extends { requestBody: unknown } ? never : Id;
}[OperationId];

/** What the client needs of a row of the standard's operation table. */
export interface Operation<Id extends OperationId = OperationId> {
  readonly operationId: Id;
  readonly method: string;
  /** Path template with `{parameters}`, without the version prefix. */
  readonly path: string;
}

/** Query parameters of an operation; each may be `undefined`, which is the same as absent. */
export type QueryOf<Id extends OperationId> = Loose<NonNullable<operations[Id]['parameters']['query']>>;

/** Body that an operation takes; `never` when it takes none. */
export type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: infer Body } ? Json<Body> : never;

/** Body that an operation answers with when it succeeds. */
export type ResultOf<Id extends OperationId> = Success<operations[Id]['responses']>;

/** Operations that answer one page of a list. */
export type PagedOperationId = {
  [Id in ReadOperationId]: ResultOf<Id> extends AnyPage ? Id : never;
}[ReadOperationId];

/** The page that an operation answers. */
export type PageOf<Id extends PagedOperationId> = ResultOf<Id> extends infer Page extends AnyPage ? Page : never;

/** One page of any list of the standard. */
export interface AnyPage {
  data: unknown[];
  page: { limit: number; nextCursor?: string };
}

type Loose<T> = { readonly [Key in keyof T]: T[Key] | undefined };
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;
type Success<Responses> = { [Status in keyof Responses & (200 | 201)]: Json<Responses[Status]> }[keyof Responses &
  (200 | 201)];
