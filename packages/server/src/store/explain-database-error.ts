import { StartProblem } from '../start-problem.js';

/** What the database's refusals mean to whoever starts the server, by the beginning of their SQLSTATE. */
const sentences: readonly [codes: RegExp, sentence: (place: string, message: string) => string][] = [
  [/^53100$/, (place) => `${place} is on a full disk: free some space, and start again; what was stored is kept.`],
  [/^42501$/, (place) => `${place} does not let this user create tables: grant CREATE on the schema to it.`],
  [
    /^25006$/,
    (place) =>
      `${place} is a standby, which cannot be written: start a server on its primary first, or name the primary.`,
  ],
  [
    /^(XX|58)/,
    (place, message) => `${place} is damaged (${message}): put a backup in its place, or begin anew elsewhere.`,
  ],
  [/^(08|57P|ECONN|EPIPE)/, (place, message) => `${place} broke off (${message}): start again once it is back.`],
];

/** Says in one sentence why the database cannot be used; errors of other kinds stay as they are. */
export function explainDatabaseError(place: string, error: unknown): Error {
  const { code, message } = error as { code?: unknown; message: string };
  const sentence = sentences.find(([codes]) => typeof code === 'string' && codes.test(code))?.[1];
  return sentence ? new StartProblem(sentence(place, message), { cause: error }) : (error as Error);
}
