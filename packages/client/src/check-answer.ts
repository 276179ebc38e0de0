import { bodyOf } from './body-of.js';
import type { Exchange } from './create-exchange.js';
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

/** Shows every body to the check as soon as it has come: what the check refuses is neither kept nor given to anybody. */
export const checkedExchange =
  (exchange: Exchange, check: AnswerCheck): Exchange =>
  async (operation, message, signal) => {
    const answer = await exchange(operation, message, signal);
    const { operationId } = operation;
    if (answer.status !== 304 && !message.streamed) {
      await check({ operationId, body: bodyOf(answer, operationId), requestId: answer.requestId });
    }
    return answer;
  };
