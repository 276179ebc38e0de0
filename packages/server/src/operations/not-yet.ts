import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { corsHeaders } from '../http/cors.js';
import { contentLanguage, preferredLanguage } from '../http/language.js';
import { ProblemError } from '../http/problem.js';

const RETRY_SECONDS = '2';

/** Answers every request while the server is still starting. */
export const notYet: RequestListener = (request, response) => {
  const problem = new ProblemError('unavailable', {
    zh: '服务正在启动，尚不能应答，请稍后重试；进度见 /readyz。',
    en: 'The server is starting and cannot answer yet; try again in a moment. See /readyz for how far it has come.',
  });
  const language = preferredLanguage(request.headers['accept-language']);
  const id = randomUUID();
  response
    .writeHead(problem.status, {
      ...corsHeaders,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': contentLanguage[language],
      'cache-control': 'no-store',
      'retry-after': RETRY_SECONDS,
      'x-request-id': id,
    })
    .end(JSON.stringify(problem.body(language, id)));
};
