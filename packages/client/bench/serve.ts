/** A server that answers facilities, badges and an export, in a process of its own so that its time counts for nobody. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

const facility = JSON.stringify({ id: 'fac-1', name: 'x'.repeat(2000) });
const record = (n: number): string =>
  `{"id":"unit-${String(n).padStart(8, '0')}","name":"虚构单位 ${n}","regionCode":"990121","note":"${'甲'.repeat(30)}"}\n`;

const server = createServer((request, response) => {
  void (async () => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://bench');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'x-request-id');
    response.setHeader('access-control-max-age', '600');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    if (pathname.startsWith('/v1/exports/')) {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      const count = Number(searchParams.get('updatedSince'));
      for (let n = 0; n < count; n += 500) {
        let piece = '';
        for (let m = n; m < Math.min(n + 500, count); m += 1) piece += record(m);
        if (!response.write(piece)) await once(response, 'drain');
      }
      return response.end();
    }
    response.setHeader('content-type', pathname === '/' ? 'text/html' : 'application/json');
    if (pathname === '/') return response.end('<!doctype html><title>bench</title>');
    if (pathname !== '/v1/credit-summaries') return response.end(facility);
    const data = searchParams.getAll('subject').map((id) => ({ subject: { kind: 'facility', id }, status: 'rated' }));
    return response.end(JSON.stringify({ data, schemes: [], generatedAt: '2026-01-01T00:00:00Z' }));
  })();
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
