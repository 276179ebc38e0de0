import { ContextEvent, type ContextCallback } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { clientContext, type ReadCallOptions, type ReadClient } from './client-context.js';
import { openCredential, type CredentialContent } from './credential.js';
import { FaultList, type BlockedProperty } from './fault-list.js';
import { JsonChild } from './json-child.js';
import { isAbort, readFailure, type ReadFailure } from './read-failure.js';
import type { Report } from './untrusted.js';
import { warn } from './warn.js';

/**
 * What an element has to show.
 *
 * - `idle`: no data is given, and nothing to read is named.
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

export interface ReadOptions<T, H> {
  /** Data set by property; `undefined` or `null` when there is none. */
  readonly given: (host: H) => unknown;
  /** What to read through the client, as a text; `undefined` when nothing is named. Another key calls off the read that runs. */
  readonly key: (host: H) => string | undefined;
  readonly read: (client: ReadClient, options: ReadCallOptions, host: H) => PromiseLike<unknown>;
  /**
   * Makes usable data of what came, or answers `undefined` when nothing can be made of it. Must not throw on any JSON. Answers a promise where
   * what it takes is yet to be loaded.
   */
  readonly parse: (value: unknown, report: Report, host: H) => T | undefined | Promise<T | undefined>;
  /** What data means as a state. */
  readonly judge?: (data: T) => 'ready' | 'empty' | 'not-found' | 'withdrawn' | 'unauthorised';
  /** A signed credential whose payload is the body, where the element takes one. */
  readonly credential?: (host: H) => unknown;
  /** A client of the element's own, instead of the provider's. */
  readonly client?: (host: H) => ReadClient | undefined;
  /** Whether this only stands beside the element's own data: no JSON child is meant for it, and nobody misses it when nothing is named. */
  readonly beside?: boolean;
  /** Whether the host calls the controller itself: what Lit keeps controllers in is dear where there are a thousand hosts. */
  readonly led?: boolean;
}

type Host = ReactiveControllerHost & HTMLElement;

/** By its method: a library of the page may have put a class of its own in the place of `Promise`. */
const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as Promise<unknown> | undefined)?.then === 'function';

/** How long a page may take to say where the data comes from. */
const noSourceAfterMs = 5000;

/**
 * Brings an element its data: from its property, else from its credential, else from its JSON child, else through the client of the nearest
 * provider. Called before each update, so the order in which properties are set never matters.
 *
 * Fires on the host `yj-load` when a read through the client has ended well, `yj-error` when it has failed, and `yj-pii-blocked` for each
 * property that held a personal number, which is masked; all bubble and are composed.
 */
export class ReadController<T, H extends Host = Host> implements ReactiveController {
  state: ReadState<T> = { status: 'idle' };
  /** Settled when what is being made of a body is there; only where that takes something that is loaded. */
  making: Promise<void> | undefined;

  private readonly _host: H;
  private readonly _options: ReadOptions<T, H>;
  /** Made when there is no other data. */
  private _child: JsonChild | undefined;
  /** Takes a provider's client. Made when one is asked for: most elements of a page that writes its data in them never do. */
  private _answer: ContextCallback<ReadClient | undefined> | undefined;
  private _provided: ReadClient | undefined;
  private _unsubscribe: (() => void) | undefined;
  /** What the state was made from: the value itself, or the client and key of a read. */
  private _made: { from: unknown; key?: string | undefined } = { from: undefined };
  private _credential: { token: unknown; content: CredentialContent } | undefined;
  private _running: AbortController | undefined;
  private _sourceTimer: ReturnType<typeof setTimeout> | undefined;

  /** The options are told the host, so that all elements of a kind can share them. */
  constructor(host: H, options: ReadOptions<T, H>) {
    this._host = host;
    this._options = options;
    if (options.led !== true) host.addController(this);
  }

  hostConnected(): void {
    if (this._answer) this._ask();
    this._host.requestUpdate();
  }

  hostDisconnected(): void {
    this._stopWaiting();
    this._unsubscribe?.();
    this._unsubscribe = undefined;
    removeEventListener('online', this);
    if (!this._running) return;
    this._abort();
    // What was called off starts again when the element is put back.
    this._made = { from: undefined };
  }

  hostUpdate(): void {
    const set = this._options.given(this._host) ?? undefined;
    const key = this._options.key(this._host);
    const content = set === undefined ? this._opened() : undefined;
    if (content && 'problem' in content) return this._takeProblem(content.problem);
    const written = set ?? content?.value;
    if (written !== undefined) return this._take(written, key);
    if (this._options.beside !== true) {
      this._child ??= new JsonChild(this._host);
      const { value, problem } = this._child;
      if (value !== undefined) return this._take(value, key);
      if (problem !== undefined) return this._takeProblem(problem);
    }
    const client = key === undefined ? undefined : this.client;
    if (!client) return this._wait(key === undefined ? 'idle' : 'loading');
    if (client === this._made.from && key === this._made.key) return;
    // Another client for the same subject is a new source, not a new question: what is shown stays until it has answered.
    const keeps = key === this._made.key && 'data' in this.state;
    if (!keeps) this._reset({ status: 'loading' }, { from: client, key });
    this._made = { from: client, key };
    void this._run(client);
  }

  /** Reads again through the client, which asks the server whatever it remembers. Does nothing when the data was given, or while the element is not in a page. */
  async refresh(): Promise<void> {
    const { client } = this;
    if (!this._host.isConnected || !client || this._made.from !== client) return;
    await this._run(client, true);
  }

  /** Whether what is shown comes from a credential whose signature nobody has checked. */
  get unverified(): boolean {
    const content = this._credential?.content;
    return content !== undefined && 'value' in content && this._made.from === content.value;
  }

  /** The client in reach. */
  get client(): ReadClient | undefined {
    const own = this._options.client?.(this._host);
    if (own) return own;
    if (!this._answer) this._ask();
    return this._provided;
  }

  /** Asks the providers around for their client. One that is there answers at once, and again when it has another. */
  private _ask(): void {
    // The same one each time: a provider knows by it whom it has answered.
    this._answer ??= (client, unsubscribe) => {
      // A nearer provider may have come.
      if (this._unsubscribe !== unsubscribe) this._unsubscribe?.();
      this._unsubscribe = unsubscribe;
      this._provided = client;
      this._host.requestUpdate();
    };
    if (this._host.isConnected)
      this._host.dispatchEvent(new ContextEvent(clientContext, this._host, this._answer, true));
  }

  private async _run(client: ReadClient, reload = false): Promise<void> {
    this._abort();
    const running = new AbortController();
    this._running = running;
    const made = this._made;
    if (this.state.status === 'idle') this.state = { status: 'loading' };
    else if ('busy' in this.state) this.state = { ...this.state, busy: true };
    this._host.requestUpdate();
    try {
      const { signal } = running;
      const onNewer = (body: unknown): void => void this._takeNewer(made, body);
      const body = await this._options.read(client, { signal, reload, onNewer }, this._host);
      if (this._running !== running) return;
      this._running = undefined;
      await this._load(body);
    } catch (error) {
      if (this._running !== running) return;
      this._running = undefined;
      // Somebody else called the read off: the question still stands, so it can be asked again.
      const failure = isAbort(error)
        ? ({ kind: 'network', detail: 'the read was called off' } as const)
        : readFailure(error);
      this._fail(failure);
      // Of what did not arrive the browser itself tells; that an answer was none only this element knows.
      if (failure.kind === 'data') warn(this._host, failure.detail);
      this._fire('yj-error', failure);
    }
    this._host.requestUpdate();
  }

  private async _load(body: unknown): Promise<void> {
    const later = this._show(body);
    if (later) await later;
    this._fire('yj-load', { status: this.state.status });
  }

  /** Shows what a client found out behind what it remembered, unless something else is shown or asked for by now. */
  private async _takeNewer(made: unknown, body: unknown): Promise<void> {
    if (this._made !== made || this._running) return;
    await this._load(body);
    this._host.requestUpdate();
  }

  /** The content of the credential, the same object as long as the token does not change. */
  private _opened(): CredentialContent | undefined {
    const token = this._options.credential?.(this._host) ?? undefined;
    if (token === undefined) return undefined;
    if (this._credential?.token !== token) this._credential = { token, content: openCredential(token) };
    return this._credential.content;
  }

  private _take(value: unknown, key: string | undefined): void {
    // Not by `===`, by which NaN would be another value at each update, without end.
    if (Object.is(value, this._made.from) && key === this._made.key) return;
    this._reset({ status: 'loading' }, { from: value, key });
    void this._show(value);
  }

  private _takeProblem(problem: string): void {
    if (this._made.from === problem) return;
    this._reset({ status: 'error', failure: { kind: 'data', detail: problem }, busy: false }, { from: problem });
    warn(this._host, problem);
  }

  /** Makes a state of a body, from wherever it came; later, where what reads it is yet to be loaded. */
  private _show(body: unknown): void | Promise<void> {
    let faults: FaultList | undefined;
    const report: Report = (...fault) => (faults ??= new FaultList()).report(...fault);
    const made = this._made;
    let data: T | undefined | Promise<T | undefined>;
    try {
      data = this._options.parse(body, report, this._host);
    } catch (error) {
      report('', `cannot be read: ${String(error)}`);
    }
    if (!isPromise(data)) return this._finish(data, faults);
    this.making = data
      .catch((error: unknown) => {
        report('', `cannot be read: ${String(error)}`);
        return undefined;
      })
      .then((loaded) => {
        // Something else may be shown by now.
        if (this._made !== made) return;
        this._finish(loaded, faults);
        this._host.requestUpdate();
      });
    return this.making;
  }

  private _finish(data: T | undefined, faults: FaultList | undefined): void {
    const problem = faults?.summary ?? (data === undefined ? 'faulty data: nothing in it can be shown.' : undefined);
    if (problem !== undefined) warn(this._host, problem);
    if (faults?.blocked.length) this._fireBlocked(faults.blocked);
    if (data === undefined) return this._fail({ kind: 'data', detail: problem as string });
    const status = this._options.judge?.(data) ?? 'ready';
    this.state =
      status === 'ready' || status === 'empty'
        ? { status, data, busy: false }
        : { status, failure: { kind: status, detail: '' }, busy: false };
  }

  private _fail(failure: ReadFailure): void {
    const { kind } = failure;
    if (kind === 'unauthorised' || kind === 'not-found' || kind === 'withdrawn') {
      // Not shown any longer: whoever took it back wants it gone.
      this.state = { status: kind, failure, busy: false };
    } else if ('data' in this.state) {
      this.state = { status: 'stale', data: this.state.data, failure, busy: false };
    } else {
      this.state = { status: 'error', failure, busy: false };
    }
    if (kind === 'network') addEventListener('online', this);
  }

  /** Shows a place for what is to come; when nothing comes, says so. */
  private _wait(status: 'idle' | 'loading'): void {
    this._reset({ status }, { from: undefined });
    if (this._sourceTimer !== undefined) return;
    // A provider may be upgraded after the elements inside it.
    document.addEventListener('context-provider', this);
    if (this._options.beside) return;
    this._sourceTimer = setTimeout(() => {
      const detail =
        'nothing to show: set the data property, add a JSON child, or name what to show and put the element inside <yj-provider base-url="…">.';
      warn(this._host, detail);
      this.state = { status: 'error', failure: { kind: 'source', detail }, busy: false };
      this._host.requestUpdate();
    }, noSourceAfterMs);
  }

  private _stopWaiting(): void {
    clearTimeout(this._sourceTimer);
    this._sourceTimer = undefined;
    document.removeEventListener('context-provider', this);
  }

  private _reset(state: ReadState<T>, made: { from: unknown; key?: string | undefined }): void {
    this._abort();
    if (made.from !== undefined && this._sourceTimer !== undefined) this._stopWaiting();
    // The notice that there is no source stays until one comes.
    const noSource = made.from === undefined && 'failure' in this.state && this.state.failure.kind === 'source';
    if (!noSource) this.state = state;
    this._made = made;
  }

  private _abort(): void {
    this._running?.abort();
    this._running = undefined;
  }

  /** After the update that may be running: a listener may set the element's properties. */
  private _fireBlocked(blocked: readonly BlockedProperty[]): void {
    void Promise.resolve().then(() => blocked.forEach((detail) => this._fire('yj-pii-blocked', detail)));
  }

  private _fire(type: string, detail: object): void {
    this._host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** The connection is back, or a provider has come: the controller itself listens, so that no element has functions of its own for it. */
  handleEvent({ type }: Event): void {
    if (type === 'online') {
      removeEventListener('online', this);
      if ('failure' in this.state && this.state.failure.kind === 'network') void this.refresh();
    } else if (this._answer && !this._provided) this._ask();
  }
}
