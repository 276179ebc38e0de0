import FastifyOtel from '@fastify/otel';
import { context, propagation, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import {
  ATTR_DB_OPERATION_NAME,
  ATTR_DB_QUERY_TEXT,
  ATTR_DB_SYSTEM_NAME,
  ATTR_ERROR_TYPE,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_VERSION,
  ATTR_URL_PATH,
} from '@opentelemetry/semantic-conventions';
import type { FastifyInstance } from 'fastify';
import type { LogEvent } from 'kysely';
import type { SendWebhook } from '../sync/send-webhook.js';
import { serverVersion } from '../version.js';
import { anonymousSpans } from './anonymous-spans.js';

/** Traces requests, statements and webhooks, and sends what it has seen to a collector. */
export interface Tracing {
  /** Watches the requests of an application; to be awaited before any route is added. */
  observe: (app: FastifyInstance) => Promise<void>;
  /** Hears of statements from Kysely. */
  logQuery: (event: LogEvent) => void;
  /** Watches webhooks, and tells their receivers which trace they belong to. */
  watchWebhooks: (send: SendWebhook) => SendWebhook;
  /** Sends what has not been sent yet. */
  stop: () => Promise<void>;
}

/** Longest that the end of the process waits for the collector. */
const LAST_EXPORT_MS = 3000;

/**
 * Starts tracing to a collector of the OpenTelemetry protocol over HTTP. Whoever imports this module loads the libraries: without a collector
 * nobody does.
 *
 * @param endpoint without `/v1/traces`, as the variable of the specification has it
 */
export function startTracing(endpoint: string): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: LAST_EXPORT_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      [ATTR_SERVICE_NAME]: process.env['OTEL_SERVICE_NAME'] ?? 'yijian',
      [ATTR_SERVICE_VERSION]: serverVersion,
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter: anonymousSpans(exporter) })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  const tracer = provider.getTracer('yijian', serverVersion);
  return {
    observe: async (app) => {
      const requests = new FastifyOtel.FastifyOtelInstrumentation({
        instrumentHooks: false,
        instrumentHandler: false,
        recordExceptions: false,
        requestHook: (span, { routeOptions }) => {
          span.updateName(routeOptions.config.operation ?? 'other');
          // The route in place of the address, which has the ids of records in it.
          span.setAttribute(ATTR_URL_PATH, routeOptions.url ?? '');
        },
      });
      requests.setTracerProvider(provider);
      await app.register(requests.plugin());
    },
    logQuery: (event) => {
      traceQuery(tracer, event);
    },
    watchWebhooks: (send) => (request, stop) =>
      tracer.startActiveSpan('webhook', { kind: SpanKind.CLIENT }, async (span) => {
        try {
          const headers = { ...request.headers };
          propagation.inject(context.active(), headers);
          const outcome = await send({ ...request, headers }, stop);
          if ('status' in outcome) span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, outcome.status);
          if (!outcome.accepted) {
            span.setAttribute(ATTR_ERROR_TYPE, outcome.failure);
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          return outcome;
        } finally {
          span.end();
        }
      }),
    stop: () => provider.shutdown(),
  };
}

/** A span for a statement that has ended. Its text has placeholders; what stands for them is not looked at. */
function traceQuery(tracer: Tracer, { level, query: { sql }, queryDurationMillis }: LogEvent): void {
  // Without a request or a delivery around it a statement belongs to no trace: the look for new webhooks each second would drown the others.
  if (!trace.getSpan(context.active())) return;
  const operation = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'STATEMENT';
  const end = Date.now();
  const span = tracer.startSpan(operation, {
    kind: SpanKind.CLIENT,
    startTime: end - queryDurationMillis,
    attributes: {
      [ATTR_DB_SYSTEM_NAME]: 'postgresql',
      [ATTR_DB_OPERATION_NAME]: operation,
      [ATTR_DB_QUERY_TEXT]: sql.replaceAll(/\s+/g, ' ').trim(),
    },
  });
  if (level === 'error') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(end);
}
