import type { OperationId } from './operation-types.js';

/** A body that came from the server, before anybody has it. */
export interface ReceivedAnswer {
  readonly operationId: OperationId;
  /** The body, parsed; the caller gets an object of its own. */
  readonly body: object;
  readonly requestId: string;
}

/** Looks at a body; what it throws, the call rejects with. */
export type AnswerCheck = (answer: ReceivedAnswer) => void | Promise<void>;
