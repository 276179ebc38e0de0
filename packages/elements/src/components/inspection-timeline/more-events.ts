import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAbort, readFailure, type ReadFailure } from '../../internal/read-failure.js';
import { FaultList, type Report } from '../../internal/untrusted.js';
import { warn } from '../../internal/warn.js';
import { readTimeline, type ShownEvent, type ShownTimeline } from './read-timeline.js';

/** The pages of a timeline after the first. Starts anew when the first page is another one. */
export class MoreEvents implements ReactiveController {
  /** Events of all pages so far, newest first. */
  events: readonly ShownEvent[] = [];
  /** Set while the next page is being read. */
  busy = false;
  /** Why the next page could not be read. */
  failure: ReadFailure | undefined;

  private readonly _host: ReactiveControllerHost & Element;
  private readonly _firstPage: () => ShownTimeline | undefined;
  private readonly _readPage: (cursor: string, signal: AbortSignal) => PromiseLike<unknown> | undefined;
  private _first: ShownTimeline | undefined;
  private _cursor: string | undefined;
  private _running: AbortController | undefined;
  private _loading: Promise<number> | undefined;
  private readonly _late: Report;

  /**
   * @param readPage answers `undefined` when there is nobody to ask
   * @param late is told of faults in what is read only when it is shown
   */
  constructor(
    host: ReactiveControllerHost & Element,
    firstPage: () => ShownTimeline | undefined,
    readPage: (cursor: string, signal: AbortSignal) => PromiseLike<unknown> | undefined,
    late: Report,
  ) {
    this._late = late;
    this._host = host;
    this._firstPage = firstPage;
    this._readPage = readPage;
    host.addController(this);
  }

  /** Whether the server has more events than there are here. */
  get hasNext(): boolean {
    return this._cursor !== undefined;
  }

  hostUpdate(): void {
    const first = this._firstPage();
    if (first === this._first) return;
    this._stop();
    this._first = first;
    this.events = first?.events ?? [];
    this._cursor = first?.nextCursor;
    this.failure = undefined;
  }

  hostDisconnected(): void {
    this._stop();
  }

  /** Reads the next page, or waits for the one that is being read. Answers the number of new events. */
  load(): Promise<number> {
    return this.busy && this._loading ? this._loading : (this._loading = this._load());
  }

  private async _load(): Promise<number> {
    const cursor = this._cursor;
    if (cursor === undefined) return 0;
    const running = new AbortController();
    const page = this._readPage(cursor, running.signal);
    if (!page) return 0;
    this._running = running;
    this.busy = true;
    this.failure = undefined;
    this._host.requestUpdate();
    try {
      const body = await page;
      return this._running === running ? this._add(body) : 0;
    } catch (error) {
      if (this._running === running && !isAbort(error)) this.failure = readFailure(error);
      return 0;
    } finally {
      if (this._running === running) {
        this._stop();
        this._host.requestUpdate();
      }
    }
  }

  private _add(body: unknown): number {
    const faults = new FaultList();
    const page = readTimeline(body, faults.report, this._late);
    if (faults.summary !== undefined) warn(this._host, faults.summary);
    if (!page) {
      this.failure = { kind: 'data', detail: faults.summary ?? 'no data' };
      return 0;
    }
    const known = new Set(this.events.map(({ id }) => id));
    const added = page.events.filter(({ id }) => !known.has(id));
    this.events = [...this.events, ...added];
    // A cursor that leads nowhere new would be asked for ever.
    this._cursor = page.nextCursor === this._cursor ? undefined : page.nextCursor;
    return added.length;
  }

  private _stop(): void {
    this._running?.abort();
    this._running = undefined;
    this.busy = false;
  }
}
