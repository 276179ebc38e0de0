import type { CommonMessages } from '../locales/locale.js';
import type { ReadFailure } from './read-failure.js';

const titles: Readonly<Record<ReadFailure['kind'], keyof CommonMessages>> = {
  network: 'failedNetwork',
  timeout: 'failedTimeout',
  server: 'failedServer',
  data: 'failedData',
  source: 'failedSource',
  unauthorised: 'unauthorised',
  'not-found': 'notFound',
  withdrawn: 'withdrawn',
};

/** What went wrong, in words for the reader of the page. */
export function failureText(failure: ReadFailure, messages: CommonMessages): string {
  if (failure.kind === 'network' && typeof navigator !== 'undefined' && !navigator.onLine) return messages.offline;
  return messages[titles[failure.kind]] as string;
}

/** Whether reading again can help. */
export function canRetry({ kind }: ReadFailure): boolean {
  return kind === 'network' || kind === 'timeout' || kind === 'server';
}
