import type { RequestListener } from 'node:http';

/** Answers on the port for metrics what is none of its paths. */
export const nothingHere: RequestListener = (_request, response) => {
  response
    .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    .end('There are /metrics, /healthz and /readyz here.\n');
};
