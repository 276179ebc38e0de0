/** Contract checks: compares what a server answers with the standard, without code made of text at run time. */
export type { AnswerFault } from './validate/answer-fault.js';
export { InvalidAnswerError } from './validate/invalid-answer-error.js';
export { validateAnswers, type ValidateOptions } from './validate/validate-answers.js';
