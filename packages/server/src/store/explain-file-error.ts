import { StartProblem } from '../start-problem.js';

const MEND = 'or choose another folder: YIJIAN_DATA=<folder>';

/** What the system's refusals mean, and how to mend them, by error code. */
const sentences: Record<string, (what: string) => string> = {
  EACCES: (what) => `${what} may not be written by this user: change its owner or its rights, ${MEND}.`,
  EPERM: (what) => `${what} may not be written by this user: change its owner or its rights, ${MEND}.`,
  EROFS: (what) => `${what} is on a disk that is mounted read-only: mount it for writing, ${MEND}.`,
  ENOSPC: (what) => `${what} is on a full disk: free some space (a first start needs about 500 MB), ${MEND}.`,
  EDQUOT: (what) => `${what} is over the disk quota of this user: free some space, ${MEND}.`,
  EEXIST: (what) => `${what} is a file, not a folder: move it away, ${MEND}.`,
  ENOTDIR: (what) => `${what} lies under a file, not a folder: move that file away, ${MEND}.`,
};

/** Says in one sentence why a folder or file cannot be used. Errors that are not the system's are passed on as they are. */
export function explainFileError(what: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return error as Error;
  const sentence = sentences[code]?.(what) ?? `${what} cannot be used (${message}).`;
  return new StartProblem(sentence, { cause: error });
}
