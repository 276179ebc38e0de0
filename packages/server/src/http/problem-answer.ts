import type { FastifyReply, FastifyRequest } from 'fastify';
import { unsupportedMediaType } from './body.js';
import { clipped } from './clipped.js';
import { databaseProblem } from './database-problem.js';
import { contentLanguage, preferredLanguage } from './language.js';
import { maxBodyBytes } from './limits.js';
import { ProblemError } from './problem.js';

/** Answers with a problem in the reader's language. */
export function sendProblem(problem: ProblemError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.problem = problem.code;
  const language = preferredLanguage(request.headers['accept-language']);
  return reply
    .code(problem.status)
    .headers({
      'x-request-id': request.id,
      'content-language': contentLanguage[language],
      vary: 'Accept-Language',
      'cache-control': 'no-store',
      ...problem.headers,
    })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.body(language, request.id)));
}

/** What the framework refuses by itself, by its code. */
const frameworkProblems: Record<string, (request: FastifyRequest) => ProblemError> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) => unsupportedMediaType(request),
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new ProblemError('payload-too-large', {
      zh: `请求体超过 ${maxBodyBytes} 字节的上限；请分成几个请求。`,
      en: `The body is larger than the limit of ${maxBodyBytes} bytes; send it in several requests.`,
    }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new ProblemError('bad-request', {
      zh: '请求体的长度与 Content-Length 不符。',
      en: 'The length of the body is not what Content-Length says.',
    }),
  FST_ERR_BAD_URL: () =>
    new ProblemError('bad-request', {
      zh: '路径不是以 UTF-8 作百分号编码。',
      en: 'The path is not percent-encoded UTF-8.',
    }),
};

/** The problem that an error is to the caller. What nobody foresaw is a defect: it is logged, and the caller gets only its request id. */
export function problemOf(error: unknown, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code, stack, message } = error as NodeJS.ErrnoException;
  const known = frameworkProblems[code ?? '']?.(request) ?? databaseProblem(error);
  if (known && known.status < 500) return known;
  // Not the error itself: the database puts values of the record into its details.
  request.log.error({ code, ...(known ? { message } : { stack: stack ?? message }) }, 'A request failed.');
  return known ?? internal();
}

const internal = (): ProblemError =>
  new ProblemError('internal', {
    zh: '服务器出错，已记录。报告时请附上 instance 中的请求标识。',
    en: 'The server failed, and has logged it. When you report it, give the request id in instance.',
  });

export function unknownPath(path: string): ProblemError {
  // Long enough for any path that there is; what follows is not to be cut off.
  const shown = clipped(path, 300);
  return new ProblemError('not-found', {
    zh: `没有路径 ${shown}。全部路径见 /v1/openapi.json，说明见 /reference。`,
    en: `There is no path ${shown}. All paths are in /v1/openapi.json; /reference explains them.`,
  });
}

export const methodNotAllowed = (method: string, allow: string): ProblemError =>
  new ProblemError(
    'method-not-allowed',
    { zh: `该路径不支持 ${method}；可用 ${allow}。`, en: `This path does not take ${method}; it takes ${allow}.` },
    { headers: { allow } },
  );
