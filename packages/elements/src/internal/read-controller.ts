import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { clientContext, type ReadClient } from './client-context.js';
import { JsonChild } from './json-child.js';
import { isAbort, readFailure, type ReadFailure } from './read-failure.js';
import { FaultList, type Report } from './untrusted.js';
import { warn } from './warn.js';

/**
 * What an element has to show.
 *
 * - `idle`: nothing to read is named.
 * - `stale`: the data could not be brought up to date; it is what was read last.
 * - `busy`: a read runs while this is shown.
 */
export type ReadState<T> =
  | { readonly status: 'idle' | 'loading' }
  | { readonly status: 'ready' | 'empty'; readonly data: T; readonly busy: boolean }
  | { readonly status: 'stale'; readonly data: T; readonly failure: ReadFailure; readonly busy: boolean }
  | {
      readonly status: 'error' | 'unauthorised' | 'not-found' | 'withdrawn';
      readonly failure: ReadFailure;
      readonly busy: boolean;
    };

export type ReadStatus = ReadState<unknown>['status'];

export interface ReadOptions<T> {
  /** Data set by property; `undefined` or `null` when there is none. */
  readonly given: () => unknown;
  /** What to read through the client, as a text; `undefined` when nothing is named. Another key calls off the read that runs. */
  readonly key: () => string | undefined;
  readonly read: (client: ReadClient, signal: AbortSignal) => PromiseLike<unknown>;
  /** Makes usable data of what came, or answers `undefined` when nothing can be made of it. Must not throw on any JSON. */
  readonly parse: (value: unknown, report: Report) => T | undefined;
  /** What data means as a state. */
  readonly judge?: (data: T) => 'ready' | 'empty' | 'not-found' | 'withdrawn' | 'unauthorised';
  /** A client of the element's own, instead of the provider's. */
  readonly client?: () => ReadClient | undefined;
}

type Host = ReactiveControllerHost & HTMLElement;

const noSourceAfterMs = 3000;

/**
 * Brings an element its data: from its property, else from its JSON child, else through the client of the nearest provider. Called before each
 * update, so the order in which properties are set never matters.
 *
 * Fires on the host `yj-load` when a read through the client has ended well and `yj-error` when it has failed; both bubble and are composed.
 */
export class ReadController<T> implements ReactiveController {
  state: ReadState<T> = { status: 'idle' };

  readonly #host: Host;
  readonly #options: ReadOptions<T>;
  readonly #child: JsonChild;
  readonly #consumer: ContextConsumer<typeof clientContext, Host>;
  /** What the state was made from: the value itself, or the client and key of a read. */
  #made: { from: unknown; key?: string | undefined } = { from: undefined };
  #running: AbortController | undefined;
  #sourceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, options: ReadOptions<T>) {
    this.#host = host;
    this.#options = options;
    this.#child = new JsonChild(host);
    this.#consumer = new ContextConsumer(host, { context: clientContext, subscribe: true });
    host.addController(this);
  }

  hostConnected(): void {
    // A provider may be upgraded after the elements inside it.
    document.addEventListener('context-provider', this.#providerCame);
    addEventListener('online', this.#online);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#providerCame);
    removeEventListener('online', this.#online);
    clearTimeout(this.#sourceTimer);
    this.#sourceTimer = undefined;
    if (!this.#running) return;
    this.#abort();
    // What was called off starts again when the element is put back.
    this.#made = { from: undefined };
  }

  hostUpdate(): void {
    const given = this.#options.given() ?? this.#child.value;
    const key = this.#options.key();
    if (given !== undefined) return this.#take(given, key);
    if (this.#child.problem !== undefined) return this.#takeProblem(this.#child.problem);
    if (key === undefined) {
      if (this.#made.from !== undefined) this.#reset({ status: 'idle' }, { from: undefined });
      return;
    }
    const { client } = this;
    if (!client) return this.#waitForSource();
    if (client === this.#made.from && key === this.#made.key) return;
    // Another client for the same subject is a new source, not a new question: what is shown stays until it has answered.
    const keeps = key === this.#made.key && 'data' in this.state;
    if (!keeps) this.#reset({ status: 'loading' }, { from: client, key });
    this.#made = { from: client, key };
    void this.#run(client);
  }

  /** Reads again through the client. Does nothing when the data was given, or while the element is not in a page. */
  async refresh(): Promise<void> {
    const { client } = this;
    if (!this.#host.isConnected || !client || this.#made.from !== client) return;
    await this.#run(client);
  }

  /** The client in reach. */
  get client(): ReadClient | undefined {
    return this.#options.client?.() ?? this.#consumer.value;
  }

  async #run(client: ReadClient): Promise<void> {
    this.#abort();
    const running = new AbortController();
    this.#running = running;
    if (this.state.status === 'idle') this.state = { status: 'loading' };
    else if ('busy' in this.state) this.state = { ...this.state, busy: true };
    this.#host.requestUpdate();
    try {
      const body = await this.#options.read(client, running.signal);
      if (this.#running !== running) return;
      this.#running = undefined;
      this.#show(body);
      this.#fire('yj-load', { status: this.state.status });
    } catch (error) {
      if (this.#running !== running) return;
      this.#running = undefined;
      // Somebody else called the read off: the question still stands, so it can be asked again.
      const failure = isAbort(error)
        ? ({ kind: 'network', detail: 'the read was called off' } as const)
        : readFailure(error);
      this.#fail(failure);
      this.#fire('yj-error', failure);
    }
    this.#host.requestUpdate();
  }

  #take(value: unknown, key: string | undefined): void {
    if (value === this.#made.from && key === this.#made.key) return;
    this.#reset({ status: 'idle' }, { from: value, key });
    this.#show(value);
  }

  #takeProblem(problem: string): void {
    if (this.#made.from === problem) return;
    this.#reset({ status: 'error', failure: { kind: 'data', detail: problem }, busy: false }, { from: problem });
    warn(this.#host, problem);
  }

  /** Makes a state of a body, from wherever it came. */
  #show(body: unknown): void {
    const faults = new FaultList();
    let data: T | undefined;
    try {
      data = this.#options.parse(body, faults.report);
    } catch (error) {
      faults.report('', `cannot be read: ${String(error)}`);
    }
    if (faults.summary !== undefined) warn(this.#host, faults.summary);
    if (data === undefined) return this.#fail({ kind: 'data', detail: faults.summary ?? 'no data' });
    const status = this.#options.judge?.(data) ?? 'ready';
    this.state =
      status === 'ready' || status === 'empty'
        ? { status, data, busy: false }
        : { status, failure: { kind: status, detail: '' }, busy: false };
  }

  #fail(failure: ReadFailure): void {
    const { kind } = failure;
    if (kind === 'unauthorised' || kind === 'not-found' || kind === 'withdrawn') {
      // Not shown any longer: whoever took it back wants it gone.
      this.state = { status: kind, failure, busy: false };
    } else if ('data' in this.state) {
      this.state = { status: 'stale', data: this.state.data, failure, busy: false };
    } else {
      this.state = { status: 'error', failure, busy: false };
    }
  }

  #waitForSource(): void {
    this.#reset({ status: 'loading' }, { from: undefined });
    this.#sourceTimer ??= setTimeout(() => {
      this.#sourceTimer = undefined;
      if (this.client) return;
      const detail =
        'no data and no client: set the data property, add a JSON child, or put the element inside <yj-provider base-url="…">.';
      warn(this.#host, detail);
      this.state = { status: 'error', failure: { kind: 'source', detail }, busy: false };
      this.#host.requestUpdate();
    }, noSourceAfterMs);
  }

  #reset(state: ReadState<T>, made: { from: unknown; key?: string | undefined }): void {
    this.#abort();
    if (made.from !== undefined) {
      clearTimeout(this.#sourceTimer);
      this.#sourceTimer = undefined;
    }
    // The notice that there is no source stays until one comes.
    const noSource = made.from === undefined && 'failure' in this.state && this.state.failure.kind === 'source';
    if (!noSource || state.status === 'idle') this.state = state;
    this.#made = made;
  }

  #abort(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  #fire(type: string, detail: object): void {
    this.#host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  readonly #providerCame = (): void => {
    if (!this.#consumer.value) this.#consumer.hostConnected();
  };

  readonly #online = (): void => {
    if ('failure' in this.state && this.state.failure.kind === 'network') void this.refresh();
  };
}
