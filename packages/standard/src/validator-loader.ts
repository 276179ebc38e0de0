import type { AnswerValidator, LoadAnswerValidator } from './answer-validator.js';

/** A module of the standard: how its validators are loaded, and the operations that have one, with blanks between. */
export type ValidatorModule = readonly [load: () => Promise<Record<string, unknown>>, operationIds: string];

/** Loads validators module by module, each once it is needed. */
export const validatorLoader =
  (modules: readonly ValidatorModule[]): LoadAnswerValidator =>
  async (operationId) => {
    const found = modules.find(([, ids]) => ids.split(' ').includes(operationId));
    return (await found?.[0]())?.[operationId] as AnswerValidator | undefined;
  };
