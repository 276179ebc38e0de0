import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ReadClient } from '../../internal/client-context.js';
import { PrintController } from '../../internal/print-controller.js';
import { ReadController } from '../../internal/read-controller.js';
import { SizeController } from '../../internal/size-controller.js';
import { canRetry, emptyView, failureText, failureView, loadingView, staleNotice } from '../../internal/state-views.js';
import { toneStyles } from '../../internal/tone.styles.js';
import { warn } from '../../internal/warn.js';
import { YjElement } from '../../internal/yj-element.js';
import { densityStrip } from './density-strip.js';
import { eventChains, type Chain } from './event-chains.js';
import type { Words } from './event-facts.js';
import { eventView } from './event-view.js';
import { timelineMessages, type TimelineMessages } from './inspection-timeline.messages.js';
import styles from './inspection-timeline.styles.js';
import { kindFilter } from './kind-filter.js';
import { ledger } from './ledger.js';
import { monthGroups, type YearGroup } from './month-groups.js';
import { MoreEvents } from './more-events.js';
import { overviewOf } from './overview-of.js';
import { newestFirst, readTimeline, type ShownEvent, type ShownOverview, type ShownTimeline } from './read-timeline.js';

/** Events asked for at a time. */
const pageSize = 100;

/** Events drawn at a time: more than any facility has in a page, few enough to draw at once. */
const drawnAtOnce = 500;

/** Whom the overview of everything is about, and whether everything has been read. */
interface Whole {
  readonly facility: string | undefined;
  readonly overview: ShownOverview;
  readonly complete: boolean;
}

/**
 * 监管时间线。Shows the supervision life of one institution: inspections, findings, rectifications with their deadlines, penalties, demerit points,
 * credit grades and licences, grouped by month, newest first, with what led to each and what it led to.
 *
 * The data comes from the `data` property, a JSON child, or the nearest provider. When a kind is chosen while events are still on the server, the
 * server is asked for that kind; otherwise the events at hand are sifted.
 *
 * @element yj-inspection-timeline
 * @status experimental
 * @since 0.1
 * @slot - What is shown before the data is there, such as a link to the institution's records.
 * @csspart base - The wrapper of everything.
 * @csspart header - Name of the institution, number and period of the events.
 * @csspart density - The strip that shows how the events lie over the years.
 * @csspart filter - The buttons that choose kinds of event.
 * @csspart event - One event.
 * @csspart details - The details of an event.
 * @csspart more - The button that loads more.
 * @cssprop [--yj-sticky-top=0px] - Height of what the page keeps at the top of the window: headings stick below it.
 * @cssprop [--yj-font-size=16px] - Size that all type and space follow.
 * @fires {CustomEvent<{ status: string }>} yj-load - The data was read through the client.
 * @fires {CustomEvent<{ kind: string, detail: string, requestId?: string }>} yj-error - The data could not be read.
 * @example
 * <yj-inspection-timeline facility="fac-000001">
 *   <a href="https://example.gov.cn/records/1">查看监管记录</a>
 * </yj-inspection-timeline>
 */
export class YjInspectionTimeline extends YjElement<TimelineMessages> {
  static override readonly tagName: string = 'yj-inspection-timeline';
  static override styles = [YjElement.styles, toneStyles, styles];

  /** Identifier of the institution. */
  @property() facility: string | undefined;

  /** Body of `GET /v1/facilities/{facilityId}/timeline`. */
  @property({ attribute: false }) data: unknown;

  /** Client to read through, instead of the provider's. */
  @property({ attribute: false }) client: ReadClient | undefined;

  /** Day that counts as today, `YYYY-MM-DD`: tells which deadlines have passed. Without it, the reader's own. */
  @property() today: string | undefined;

  /** Level of the headings of years within the page, from 2 to 5; those of months are one lower. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  @state() private chosenKinds: ReadonlySet<string> = new Set();
  @state() private openIds: ReadonlySet<string> = new Set();
  @state() private arrivedId: string | undefined;
  @state() private drawn = drawnAtOnce;
  @state() private announcement = '';

  protected override readonly messageTables = timelineMessages;

  readonly #reading = new ReadController<ShownTimeline>(this, {
    given: () => this.data,
    key: () => (this.#facility === undefined ? undefined : JSON.stringify([this.#facility, ...this.#askedKinds])),
    read: (client, signal) => {
      const kind = this.#askedKinds;
      return client.facilities.timeline(
        this.#facility ?? '',
        { limit: pageSize, ...(kind.length > 0 && { kind }) },
        { signal },
      );
    },
    parse: readTimeline,
    judge: ({ events }) => (events.length > 0 ? 'ready' : 'empty'),
    client: () => this.client,
  });
  readonly #more = new MoreEvents(
    this,
    () => this.#page,
    (cursor, signal) =>
      this.#reading.client?.facilities.timeline(this.#facility ?? '', { limit: pageSize, cursor }, { signal }),
  );
  readonly #size = new SizeController<'s' | 'm' | 'l'>(this, [
    ['s', 0],
    ['m', 36],
    ['l', 54],
  ]);
  readonly #print = new PrintController(this, () => this.performUpdate());

  #whole: Whole | undefined;
  /** Every event seen of this institution: what a filter leaves out can still be named as a cause. */
  #known: ReadonlyMap<string, ShownEvent> = new Map();
  #chain: (id: string) => Chain = eventChains([]);
  #chainsOf: readonly ShownEvent[] | undefined;
  /** Event that the reader is to be led to when it is there. */
  #wanted: string | undefined;

  /** Reads again through the client. */
  async refresh(): Promise<void> {
    await this.#reading.refresh();
  }

  protected override get widthName(): string | undefined {
    return this.#size.current;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('facility') || changed.has('data')) {
      this.chosenKinds = new Set();
      this.openIds = new Set();
      this.drawn = drawnAtOnce;
      this.#whole = undefined;
      this.#known = new Map();
    }
  }

  protected override updated(): void {
    if (this.#wanted !== undefined && !this.#print.printing) void this.#arrive(this.#wanted);
  }

  protected override renderContent(): unknown {
    const { state: read } = this.#reading;
    const { messages } = this;
    const again = { retry: () => void this.refresh(), busy: 'busy' in read && read.busy };
    this.#remember();
    const overview = this.#whole?.overview;
    switch (read.status) {
      case 'idle':
        return html`<slot></slot>`;
      case 'loading':
        return overview
          ? html`${this.#head(overview)}${loadingView(messages, 6)}`
          : html`<slot>${loadingView(messages, 6)}</slot>`;
      case 'empty':
        return overview && this.chosenKinds.size > 0
          ? html`${this.#head(overview)}${emptyView(messages.noneOfKind)}`
          : html`${this.#title()}${emptyView(messages.none)}`;
      case 'ready':
        return html`${this.#head(overview)}${this.#list()}`;
      case 'stale':
        return html`${staleNotice(read.failure, messages, again)}${this.#head(overview)}${this.#list()}`;
      default:
        return html`${canRetry(read.failure) || read.failure.kind === 'source' ? html`<slot></slot>` : nothing}
        ${overview ? this.#head(overview) : nothing}${failureView(read.failure, messages, again)}`;
    }
  }

  get #facility(): string | undefined {
    return this.facility === '' ? undefined : this.facility;
  }

  get #page(): ShownTimeline | undefined {
    return 'data' in this.#reading.state ? this.#reading.state.data : undefined;
  }

  /** Kinds that the server is asked for: those chosen, unless every event is here or the data was given. */
  get #askedKinds(): string[] {
    const given = this.data !== undefined && this.data !== null;
    return given || this.#whole?.complete !== false ? [] : Array.from(this.chosenKinds).sort();
  }

  get #today(): string {
    const { today } = this;
    if (today !== undefined) {
      if (/^\d{4}-\d{2}-\d{2}$/.test(today)) return today;
      warn(this, `today "${today}" must be a date YYYY-MM-DD. The reader's own day is used.`);
    }
    const now = new Date();
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  get #words(): Words {
    return { messages: this.messages, locale: this.locale, today: this.#today };
  }

  /** Level of a heading, one or two below the page's own. */
  #level(below: number): number {
    const { headingLevel } = this;
    if (headingLevel >= 2 && headingLevel <= 5) return Math.floor(headingLevel) + below;
    warn(this, `heading-level must be from 2 to 5, not ${headingLevel}. 3 is used.`);
    return 3 + below;
  }

  /** Keeps what is known of everything while only some kinds are read. */
  #remember(): void {
    const { events } = this.#more;
    if (this.#chainsOf !== events) {
      this.#chainsOf = events;
      const known = new Map([...this.#known, ...events.map((event) => [event.id, event] as const)]);
      this.#known = known;
      this.#chain = eventChains(Array.from(known.values()).sort(newestFirst));
    }
    const page = this.#page;
    if (!page || this.#askedKinds.length > 0) return;
    const overview = page.overview ?? (this.#more.hasNext ? undefined : overviewOf(this.#more.events));
    if (overview) this.#whole = { facility: this.#facility, overview, complete: !this.#more.hasNext };
  }

  #title(): TemplateResult {
    return html`<p class="subject">${this.#page?.subjectName ?? this.messages.title}</p>`;
  }

  #head(overview: ShownOverview | undefined): TemplateResult {
    const words = this.#words;
    const { messages, locale } = words;
    const [first] = overview?.months ?? [];
    const last = overview?.months[overview.months.length - 1];
    return html`<div class="head" part="header">
        ${this.#title()}
        ${
          overview === undefined
            ? nothing
            : html`<p class="note">
                ${messages.total(locale.number(overview.total))}${
                  first && last ? html`<span class="span">${messages.period(first.month, last.month)}</span>` : nothing
                }
              </p>`
        }
      </div>
      ${
        overview === undefined
          ? nothing
          : html`${densityStrip(overview, words, { loaded: this.#loadedYears, go: (year) => this.#goToYear(year) })}
            ${kindFilter(overview, words, { chosen: this.chosenKinds, choose: (kinds) => this.#choose(kinds) })}`
      }
      <p class="visually-hidden" role="status">${this.announcement}</p>`;
  }

  get #loadedYears(): ReadonlySet<number> {
    return new Set(this.#visible.map(({ occurredOn }) => Number(occurredOn.slice(0, 4))));
  }

  /** The events at hand that the filter lets through. */
  get #visible(): readonly ShownEvent[] {
    const { events } = this.#more;
    return this.chosenKinds.size === 0 ? events : events.filter(({ kind }) => this.chosenKinds.has(kind));
  }

  #list(): TemplateResult {
    const visible = this.#visible;
    const drawn = visible.slice(0, this.drawn);
    const words = this.#words;
    const { messages, locale } = words;
    if (visible.length === 0 && !this.#more.hasNext) return emptyView(messages.noneOfKind);
    const total = this.#total(visible.length);
    if (this.#print.printing) {
      return html`${ledger(visible, words, this.#chain)}
        <p class="note">${messages.printed(locale.number(visible.length), locale.number(total))}</p>`;
    }
    let index = 0;
    const years = monthGroups(drawn).map((year) => {
      const view = this.#year(year, words, index);
      index += year.count;
      return view;
    });
    return html`<ol class="years">
        ${years}
      </ol>
      ${this.#moreView(drawn.length, visible.length, total)}`;
  }

  /** Number of events that the filter would let through if all were here. */
  #total(visible: number): number {
    const { overview } = this.#whole ?? {};
    if (!overview || !this.#more.hasNext) return visible;
    if (this.chosenKinds.size === 0) return overview.total;
    return overview.kinds.reduce((sum, { kind, count }) => sum + (this.chosenKinds.has(kind) ? count : 0), 0);
  }

  #year({ year, count, months }: YearGroup, words: Words, from: number): TemplateResult {
    const { messages, locale } = words;
    const all = this.#yearCount(year, count);
    let index = from;
    return html`<li class="year-group">
      <div class="year-heading" role="heading" aria-level=${this.#level(0)} id="year-${year}" tabindex="-1">
        ${locale.year(year)}
        ${all === undefined ? nothing : html`<span class="note">${messages.count(locale.number(all))}</span>`}
      </div>
      <ol class="months">
        ${months.map(
          ({ month, events }) =>
            html`<li class="month-group">
              <div
                class="month-heading"
                role="heading"
                aria-level=${this.#level(1)}
                aria-label=${locale.month(year, month)}
              >
                ${locale.monthName(month)}
              </div>
              <ol class="events">
                ${events.map((event) =>
                  eventView(event, words, {
                    chain: this.#chain(event.id),
                    open: this.openIds.has(event.id),
                    arrived: this.arrivedId === event.id,
                    index: (index += 1),
                    toggle: (id) => this.#toggle(id),
                    go: (id) => this.#goTo(id),
                  }),
                )}
              </ol>
            </li>`,
        )}
      </ol>
    </li>`;
  }

  /** Number of a year's events; `undefined` while some of them may still be on the server. */
  #yearCount(year: number, drawn: number): number | undefined {
    if (this.chosenKinds.size === 0) {
      const months = this.#whole?.overview.months.filter(({ month }) => Number(month.slice(0, 4)) === year);
      if (months && months.length > 0) return months.reduce((sum, { count }) => sum + count, 0);
    }
    return this.#more.hasNext || this.#visible.length > this.drawn ? undefined : drawn;
  }

  #moreView(drawn: number, visible: number, total: number): TemplateResult | typeof nothing {
    const { messages, locale } = this;
    const { busy, failure, hasNext } = this.#more;
    if (drawn >= visible && !(hasNext && this.#reading.client)) {
      return hasNext
        ? html`<p class="note shown">${messages.shown(locale.number(drawn), locale.number(total))}</p>`
        : nothing;
    }
    return html`<div class="more no-print">
      ${failure ? html`<p role="status">${failureText(failure, messages)}</p>` : nothing}
      <button
        class="button"
        part="more"
        type="button"
        aria-disabled=${busy ? 'true' : nothing}
        @click=${() => void this.#showMore(drawn < visible)}
      >
        ${busy ? messages.moreLoading : failure ? messages.retry : messages.more}
      </button>
      <p class="note">${messages.shown(locale.number(drawn), locale.number(total))}</p>
    </div>`;
  }

  /** Draws more of what is here, or reads more; the focus goes to the first new event. */
  async #showMore(here: boolean): Promise<void> {
    const before = Math.min(this.drawn, this.#visible.length);
    if (!here) await this.#more.load();
    this.drawn = Math.max(this.drawn, before + drawnAtOnce);
    const added = this.#visible.slice(before);
    const [next] = added;
    if (!next) return;
    this.announcement = this.messages.loaded(this.locale.number(added.length));
    this.#lead(next.id);
  }

  #toggle(id: string): void {
    const next = new Set(this.openIds);
    if (!next.delete(id)) next.add(id);
    this.openIds = next;
  }

  #choose(kinds: ReadonlySet<string>): void {
    this.chosenKinds = kinds;
    this.drawn = drawnAtOnce;
    const { overview } = this.#whole ?? {};
    const count = overview?.kinds.reduce((sum, item) => sum + (kinds.has(item.kind) ? item.count : 0), 0) ?? 0;
    this.announcement = this.messages.total(this.locale.number(kinds.size === 0 ? (overview?.total ?? 0) : count));
  }

  #goTo(id: string): void {
    const place = this.#visible.findIndex((event) => event.id === id);
    if (place < 0) this.#choose(new Set());
    else this.drawn = Math.max(this.drawn, place + 1);
    this.#lead(id);
  }

  #lead(id: string): void {
    this.#wanted = id;
    this.arrivedId = id;
    this.requestUpdate();
  }

  #goToYear(year: number): void {
    const place = this.#visible.findIndex(({ occurredOn }) => Number(occurredOn.slice(0, 4)) === year);
    this.drawn = Math.max(this.drawn, place + 1);
    this.performUpdate();
    this.#focusOn(`#year-${year}`, 'start');
  }

  /** Leads the reader to the wanted event once it is drawn; reads on until it is there. */
  async #arrive(id: string): Promise<void> {
    const index = this.#visible.findIndex((event) => event.id === id);
    if (index >= 0 && index < this.drawn) {
      this.#wanted = undefined;
      this.#focusOn(`#event-${index + 1}`, 'center');
      return;
    }
    if (!this.#page || this.chosenKinds.size > 0) return;
    if (index < 0 && this.#more.hasNext && !this.#more.failure) {
      await this.#more.load();
      this.drawn = Math.max(this.drawn, this.#visible.length);
    } else {
      this.#wanted = undefined;
    }
  }

  #focusOn(selector: string, block: ScrollLogicalPosition): void {
    const target = this.renderRoot.querySelector<HTMLElement>(selector);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block });
  }
}
