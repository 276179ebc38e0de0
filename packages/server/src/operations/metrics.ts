import type { RequestListener } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { standardVersion } from '../standard.js';
import { serverVersion } from '../version.js';

/** From an answer out of memory to one that somebody gives up on, in seconds. Few, because each stands once for every operation. */
const DURATIONS = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** What is measured of this process, for Prometheus. Names of operations and classes of statuses are all that it tells of requests: no ids, no addresses. */
export class Metrics {
  readonly registry = new Registry();
  readonly #refreshers: (() => Promise<void>)[] = [];
  readonly #requests = new Counter({
    name: 'yijian_http_requests_total',
    help: 'Answered requests by operation of the standard (or badge, card, site, other) and class of status.',
    labelNames: ['operation', 'status'],
    registers: [this.registry],
  });
  readonly #durations = new Histogram({
    name: 'yijian_http_request_duration_seconds',
    help: 'From the first byte of the request to the end of its answer, by operation.',
    labelNames: ['operation'],
    buckets: DURATIONS,
    registers: [this.registry],
  });
  readonly #underWay = new Gauge({
    name: 'yijian_http_requests_under_way',
    help: 'Requests that are being answered now.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'yijian_build_info',
      help: 'Always 1; says in its labels what runs.',
      labelNames: ['version', 'standard', 'node'],
      registers: [this.registry],
    }).set({ version: serverVersion, standard: standardVersion, node: process.versions.node }, 1);
  }

  /** Watches the requests of an application. */
  readonly observe = (app: FastifyInstance): void => {
    app.addHook('onRequest', (_request, reply, done) => {
      this.#underWay.inc();
      // Also when the client goes away before it has its answer.
      reply.raw.once('close', () => this.#underWay.dec());
      done();
    });
    app.addHook('onResponse', (request, reply, done) => {
      const { operation = 'other' } = request.routeOptions.config;
      this.#requests.inc({ operation, status: `${Math.floor(reply.statusCode / 100)}xx` });
      this.#durations.observe({ operation }, reply.elapsedTime / 1000);
      done();
    });
  };

  /** Answers with all of them in Prometheus's text format. */
  readonly answer: RequestListener = (_request, response) => {
    this.#read().then(
      (text) => response.writeHead(200, { 'content-type': this.registry.contentType }).end(text),
      (error: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end((error as Error).message),
    );
  };

  /** Adds what sets figures anew each time before they are read. */
  refreshWith(refresh: () => Promise<void>): void {
    this.#refreshers.push(refresh);
  }

  async #read(): Promise<string> {
    await Promise.all(this.#refreshers.map((refresh) => refresh()));
    return this.registry.metrics();
  }
}
