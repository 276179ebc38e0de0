import { createContext } from '@lit/context';

/** What a read is told. A client that remembers nothing need not look at more than the signal. */
export interface ReadCallOptions {
  signal?: AbortSignal | undefined;
  /** Ask the server, whatever is remembered: the reader wants it. */
  reload?: boolean | undefined;
  /** Gets what the server answered when something remembered was given at once. */
  onNewer?: ((body: unknown) => void) | undefined;
}

/**
 * The reads that the elements make. The SDK's client has them; a page may provide an object of its own instead. What they answer is checked
 * before it is shown, whoever made it.
 */
export interface ReadClient {
  readonly creditSummaries: { get(subjectId: string, options?: ReadCallOptions): PromiseLike<unknown> };
  readonly facilities: {
    timeline(
      facilityId: string,
      parameters?: { kind?: string[]; from?: string; to?: string; limit?: number; cursor?: string },
      options?: ReadCallOptions,
    ): PromiseLike<unknown>;
  };
  readonly plans: { matrix(planId: string, options?: ReadCallOptions): PromiseLike<unknown> };
}

/** The client that the nearest provider gives. Known by name, so that elements and providers of two bundles find each other. */
export const clientContext = createContext<ReadClient | undefined>(Symbol.for('yijian-client'));
