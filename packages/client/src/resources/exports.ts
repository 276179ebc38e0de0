import type { CollectionName, RecordOf } from '@yijian/standard/collections';
import { exportCollection } from '@yijian/standard/resources';
import type { CallOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import { AbortedError } from '../errors/aborted-error.js';
import { ContractError } from '../errors/contract-error.js';
import { NetworkError } from '../errors/network-error.js';
import { linesOf } from '../lines-of.js';
import type { QueryOf } from '../operation-types.js';

const { operationId } = exportCollection;
const mediaType = 'application/x-ndjson';

/** How far an export has come. */
export interface ExportProgress {
  readonly records: number;
  readonly bytes: number;
}

/** Options of an export. */
export interface ExportOptions extends CallOptions {
  /** Called after each piece that has come from the server. */
  readonly onProgress?: (progress: ExportProgress) => void;
  /** Longest time for which the server may send nothing, in milliseconds; then the stream is taken up anew. By default 30,000. */
  readonly idleMs?: number;
}

/** The records of an export, one after the other. */
export type RecordsOf<Name extends CollectionName> = AsyncGenerator<RecordOf<Name>, void, undefined>;

/**
 * Every record of a collection that the caller may see, one after the other in the order of their ids (导出). However
 * many there are, only one piece of the stream is in memory. A stream that breaks off or stands still is taken up
 * behind the last whole record; when not a single record came in between, the call rejects with `NetworkError`.
 */
export type Exports = <Name extends CollectionName>(
  collection: Name,
  parameters?: QueryOf<'exportCollection'>,
  options?: ExportOptions,
) => RecordsOf<Name>;

/** Reads collections as streams (导出). */
export const exports = (transport: Transport): Exports => {
  return async function* <Name extends CollectionName>(
    collection: Name,
    parameters?: QueryOf<'exportCollection'>,
    { signal, onProgress, idleMs = 30_000 }: ExportOptions = {},
  ) {
    let afterId = parameters?.afterId;
    let records = 0;
    let bytes = 0;
    const onBytes = (count: number): void => {
      bytes += count;
      onProgress?.({ records, bytes });
    };
    for (;;) {
      const controller = new AbortController();
      const leave = (): void => controller.abort(signal?.reason);
      if (signal?.aborted) throw new AbortedError(signal);
      signal?.addEventListener('abort', leave, { once: true });
      const from = afterId;
      try {
        const query = { ...parameters, afterId } as QueryOf<'exportCollection'>;
        const { head, stream } = await transport.send(
          exportCollection,
          { path: [collection], query },
          { accept: `${mediaType}, application/problem+json`, streamed: true },
          controller.signal,
        );
        if (!stream || !head.headers.get('content-type')?.startsWith(mediaType)) {
          const { requestId } = head;
          throw new ContractError(`the server answered no ${mediaType}; check baseUrl`, { operationId, requestId });
        }
        for await (const lines of linesOf(stream, { idleMs, onBytes }))
          for (const line of lines) {
            const record = recordOf<RecordOf<Name>>(line);
            afterId = record.id;
            records += 1;
            yield record;
          }
        return;
      } catch (error) {
        if (signal?.aborted) throw new AbortedError(signal);
        if (!(error instanceof TypeError)) throw error;
        if (afterId === from) throw new NetworkError({ operationId, cause: error });
      } finally {
        signal?.removeEventListener('abort', leave);
        // A reader that stops early leaves no stream open behind it.
        controller.abort();
      }
    }
  };
};

function recordOf<Item extends { id: string }>(line: string): Item {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    // Without the parser's own error, which quotes the record.
    throw new ContractError('a line of the export is not JSON', { operationId });
  }
  if (typeof (record as Partial<Item> | null)?.id !== 'string')
    throw new ContractError('a line of the export is no record: it has no id', { operationId });
  return record as Item;
}
