import { Readable } from 'node:stream';
import type { Audience } from '@yijian/rules';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkValue } from './answer-check.js';
import type { StreamAnswer } from './operation.js';
import { written } from './representation.js';

interface LineOptions {
  /** Who reads. */
  audience: Audience;
  /** Whether every line is checked against the standard before it is sent. */
  checkAnswers: boolean;
}

/** Answers with one JSON value on each line, as fast as the reader takes them. A stream that fails is cut off, so that no reader takes it for whole. */
export function sendLines(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: StreamAnswer,
  options: LineOptions,
): FastifyReply {
  reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store');
  // A HEAD would have the whole answer made, only to throw it away.
  if (request.method === 'HEAD') return reply.send('');
  return reply.send(Readable.from(linesOf(answer, options), { objectMode: false }));
}

async function* linesOf(
  { schema, pages }: StreamAnswer,
  { audience, checkAnswers }: LineOptions,
): AsyncGenerator<string> {
  for await (const page of pages) {
    const lines = page.map((value) => written(audience, schema, value));
    if (checkAnswers) for (const line of lines) checkValue('A line of the stream', schema, line);
    yield lines.map((line) => `${line}\n`).join('');
  }
}
