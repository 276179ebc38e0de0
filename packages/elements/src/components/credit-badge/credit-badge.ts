import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ReadClient } from '../../internal/client-context.js';
import { hasFallback } from '../../internal/has-fallback.js';
import { readerDay } from '../../internal/reader-day.js';
import { own } from '../../internal/own.js';
import { ReadController } from '../../internal/read-controller.js';
import type { ReadFailure } from '../../internal/read-failure.js';
import { canRetry, failureText } from '../../internal/state-views.js';
import { toneStyles } from '../../internal/tone.styles.js';
import { warn } from '../../internal/warn.js';
import { YjElement } from '../../internal/yj-element.js';
import { creditBadgeMessages, type CreditBadgeMessages } from './credit-badge.messages.js';
import styles from './credit-badge.styles.js';
import { creditBadgeSizes, type CreditBadgeSize } from './credit-badge.types.js';
import { creditCard } from './credit-card.js';
import { creditFace, type CreditFace, type Words } from './credit-face.js';
import { creditInline, creditStandard } from './credit-line.js';
import { creditSeal } from './credit-seal.js';
import { readCreditSummary, type NoCredit, type ShownCredit } from './read-credit-summary.js';

const drawings: Readonly<Record<CreditBadgeSize, (face: CreditFace, words: Words) => TemplateResult>> = {
  inline: creditInline,
  standard: creditStandard,
  card: creditCard,
  seal: creditSeal,
};

const statusOfProblem: Readonly<Record<string, 'not-found' | 'unauthorised' | 'withdrawn'>> = {
  unauthorized: 'unauthorised',
  forbidden: 'unauthorised',
  gone: 'withdrawn',
};

/** A body without the nulls that removed attributes leave. */
function present(body: object): object {
  return JSON.parse(JSON.stringify(body, (_, value: unknown) => value ?? undefined)) as object;
}

/**
 * 信用徽标。Shows how an authority rates an institution or a practitioner: the grade in words, shape and colour, who gave it by which scheme, and
 * always the date.
 *
 * The data comes from the `data` property, a JSON child, the attributes `grade` and its companions, a signed credential, or the nearest
 * provider; all badges of a page make one request. What stands in the tag is shown until then, and where the element does not run at all.
 *
 * @element yj-credit-badge
 * @status experimental
 * @since 0.1
 * @slot - What is shown before the data is there: grade in words, issuer, date and a link. Prints as it is.
 * @csspart base - The wrapper of everything.
 * @csspart badge - The badge; a link when the issuer has a page about the rating.
 * @csspart retry - The button that reads again after an error.
 * @cssprop [--yj-font-size=16px] - Size that all type and space follow.
 * @cssprop [--yj-radius-m=4px] - Corner radius of the card.
 * @cssprop [--yj-excellent-text=#0b4a8c] - Colour of the best tone; each tone has `-text`, `-surface` and `-border`.
 * @fires {CustomEvent<{ status: string }>} yj-load - The data was read through the client.
 * @fires {CustomEvent<{ kind: string, detail: string, requestId?: string }>} yj-error - The data could not be read.
 * @fires {CustomEvent<{ property: string, kind: string }>} yj-pii-blocked - A property held a personal number, which is masked; never the number.
 * @example
 * <yj-credit-badge subject="fac-000001">
 *   <a href="https://example.gov.cn/ratings/1">A 守信 · 某市卫生健康委员会 · 2026-01-15</a>
 * </yj-credit-badge>
 */
export class YjCreditBadge extends YjElement<CreditBadgeMessages> {
  static override readonly tagName: string = 'yj-credit-badge';
  static override styles = [YjElement.styles, toneStyles, styles];

  /** Identifier of the institution or practitioner. */
  @property() subject: string | undefined;

  /** How much is shown: `inline` within a sentence, `standard`, `card`, `seal` for paper. */
  @property({ reflect: true }) size: CreditBadgeSize = 'standard';

  /** Body of `GET /v1/credit-summaries`. May hold other subjects too: all badges of a page can share it. */
  @property({ attribute: false }) data: unknown;

  /**
   * A signed credential, a compact JWS whose payload is the same body as `data`. Its signature is not checked: the badge says that it is not
   * verified. Counts before a JSON child and the attributes `grade` and so on.
   */
  @property() credential: string | undefined;

  /** Client to read through, instead of the provider's. */
  @property({ attribute: false }) client: ReadClient | undefined;

  /** Grade, for a page that writes the badge's data in the tag: its code, such as `A`. */
  @property() grade: string | undefined;

  /** Words of `grade`, such as 守信. */
  @property({ attribute: 'grade-label' }) gradeLabel: string | undefined;

  /** Tone of `grade`: excellent, good, neutral, caution, serious. */
  @property() tone: string | undefined;

  /** Name of the scheme of `grade`. */
  @property() scheme: string | undefined;

  /** Date of `grade`, YYYY-MM-DD. */
  @property({ attribute: 'as-of' }) asOf: string | undefined;

  /** Name of the authority that gave `grade`. */
  @property() issuer: string | undefined;

  /** Address of the issuer's page about `grade`. */
  @property({ attribute: 'report-url' }) reportUrl: string | undefined;

  /** Standing of `grade`, a code of the table credit-status. Without it, `current`. */
  @property({ attribute: 'rating-status' }) ratingStatus: string | undefined;

  /** Day that counts as today, `YYYY-MM-DD`: tells which ratings are past their term. Without it, the reader's own. */
  @property() today: string | undefined;

  protected override readonly messageTables = creditBadgeMessages;

  private readonly _reading = new ReadController<ShownCredit | NoCredit>(this, {
    given: () => this.data ?? (this._token === undefined ? this._written() : undefined),
    credential: () => this._token,
    key: () => this._subject,
    read: (client, signal) => client.creditSummaries.get(this._subject ?? '', { signal }),
    parse: (body, report) => readCreditSummary(body, this._subject, report),
    judge: (data) => ('missing' in data ? (own(statusOfProblem, data.missing) ?? 'not-found') : 'ready'),
    client: () => this.client,
  });

  private _writtenAs = '';
  private _writtenBody: object | undefined;

  /** Reads again through the client. */
  async refresh(): Promise<void> {
    await this._reading.refresh();
  }

  protected override renderContent(): unknown {
    const { state } = this._reading;
    switch (state.status) {
      case 'idle':
      case 'loading':
        return hasFallback(this) ? html`<div class="holding ${this._size}"><slot></slot></div>` : this._loading();
      case 'ready':
      case 'empty':
        return this._badge(state.data, false);
      case 'stale':
        return this._badge(state.data, true);
      default:
        return this._failure(state.failure, state.busy);
    }
  }

  /** The body that the attributes write; the same object as long as they do not change. */
  private _written(): object | undefined {
    const {
      grade: code,
      gradeLabel: label,
      tone,
      scheme,
      asOf,
      issuer,
      reportUrl,
      ratingStatus: status,
      subject,
    } = this;
    // An attribute that was taken away leaves null behind.
    if (!code && !status) return undefined;
    const as = JSON.stringify([code, label, tone, scheme, asOf, issuer, reportUrl, status, subject]);
    if (as !== this._writtenAs) {
      this._writtenAs = as;
      const schemeId = 'written';
      this._writtenBody = present({
        data: [
          {
            subject: { id: subject },
            schemeId,
            status: status ?? 'current',
            gradeCode: code,
            asOf,
            reportUrl,
            issuer: issuer && { name: issuer },
          },
        ],
        schemes: [{ id: schemeId, name: scheme, grades: [{ code, label, labelEn: label, tone }] }],
      });
    }
    return this._writtenBody;
  }

  private get _token(): string | undefined {
    return this.credential === '' ? undefined : (this.credential ?? undefined);
  }

  private get _subject(): string | undefined {
    return this.subject === '' ? undefined : (this.subject ?? undefined);
  }

  private get _size(): CreditBadgeSize {
    if (creditBadgeSizes.includes(this.size)) return this.size;
    warn(this, `size "${this.size}" is not known: use ${creditBadgeSizes.join(', ')}. standard is used.`);
    return 'standard';
  }

  private _badge(data: ShownCredit | NoCredit, stale: boolean): TemplateResult | typeof nothing {
    if ('missing' in data) return nothing;
    const words: Words = { messages: this.messages, locale: this.locale };
    const circumstances = { stale, unverified: this._reading.unverified, today: readerDay(this, this.today) };
    return drawings[this._size](creditFace(data, circumstances, words), words);
  }

  private _loading(): TemplateResult {
    return html`<span class="badge ${this._size} waiting" part="badge" data-tone="neutral"
      ><span class="visually-hidden">${this.messages.loading}</span><span class="bar" aria-hidden="true"></span
    ></span>`;
  }

  private _failure(failure: ReadFailure, busy: boolean): TemplateResult {
    const { messages } = this;
    const { kind } = failure;
    // What is written in the tag is still an answer when the service is not; not when it was taken back.
    const fallback = hasFallback(this) && (canRetry(failure) || kind === 'data' || kind === 'source');
    if (fallback && kind === 'source') return html`<slot></slot>`;
    return html`${fallback ? html`<slot></slot>` : nothing}
      <span class="badge ${this._size} failed" part="badge" data-tone="neutral" data-kind=${kind}
        ><span>${kind === 'not-found' ? messages.none : failureText(failure, messages)}</span>${
          canRetry(failure)
            ? html`<button
                class="retry no-print"
                part="retry"
                type="button"
                aria-disabled=${busy ? 'true' : nothing}
                @click=${() => {
                  if (!busy) void this.refresh();
                }}
              >
                ${busy ? messages.retrying : messages.retry}
              </button>`
            : nothing
        }</span
      >`;
  }
}
