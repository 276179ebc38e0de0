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

/**
 * Every record of a collection that the caller may see, one after the other in the order of their ids (导出). However
 * many there are, only one is in memory. A stream that breaks off is taken up behind the last whole record; when not a
 * single record came in between, the call rejects with `NetworkError`.
 */
export type Exports = <Name extends CollectionName>(
  collection: Name,
  parameters?: QueryOf<'exportCollection'>,
  options?: CallOptions,
) => AsyncGenerator<RecordOf<Name>, void, undefined>;

/** Reads collections as streams (导出). */
export const exports = (transport: Transport): Exports => {
  const open = transport.stream(exportCollection, 'application/x-ndjson');
  return async function* <Name extends CollectionName>(
    collection: Name,
    parameters?: QueryOf<'exportCollection'>,
    { signal }: CallOptions = {},
  ) {
    let afterId = parameters?.afterId;
    for (;;) {
      const controller = new AbortController();
      const leave = (): void => controller.abort(signal?.reason);
      if (signal?.aborted) throw new AbortedError(signal);
      signal?.addEventListener('abort', leave, { once: true });
      const from = afterId;
      try {
        const query = { ...parameters, afterId } as QueryOf<'exportCollection'>;
        for await (const line of linesOf(await open({ path: [collection], query }, controller.signal))) {
          const record = recordOf<RecordOf<Name>>(line);
          afterId = record.id;
          yield record;
        }
        return;
      } catch (error) {
        if (signal?.aborted) throw new AbortedError(signal);
        if (!(error instanceof TypeError) || afterId === from) {
          throw error instanceof TypeError ? new NetworkError({ operationId, cause: error }) : error;
        }
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
  } catch (cause) {
    throw new ContractError('a line of the export is not JSON', { operationId, cause });
  }
  if (typeof (record as Partial<Item> | null)?.id !== 'string')
    throw new ContractError('a line of the export is no record: it has no id', { operationId });
  return record as Item;
}
