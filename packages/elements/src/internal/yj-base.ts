import { ReactiveElement, type CSSResultGroup } from '@lit/reactive-element';
import type { CommonMessages, Locale } from '../locales/locale.js';
import { baseStyles } from './base.styles.js';
import { defineElement, type DefineOptions } from './define-element.js';
import { EnvironmentController } from './environment.js';
import { comingLocale, localeFor, messagesFor, withOverrides, type Messages, type MessageTables } from './localize.js';
import { property } from './property.js';
import { tokenStyles } from './tokens.styles.js';
import { version } from './version.js';
import { warn } from './warn.js';

const themes = ['auto', 'light', 'dark', 'contrast'] as const;

export type Theme = (typeof themes)[number];

/** What the wrapper of an element takes from the page. */
export interface Wrapper {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly theme: string;
  readonly care: boolean;
}

/** The wrapper that was asked for last: those of one list are equal, and so are one. */
let known: Wrapper | undefined;

/**
 * What every element stands on: the language, direction, theme and care mode of the page around it, and its texts. It draws nothing and knows
 * no templates: a badge, of which pages have a thousand and nothing else, does without them.
 */
export abstract class YjBase<M extends Messages = object> extends ReactiveElement {
  static readonly tagName: string;
  static readonly version = version;
  static override styles: CSSResultGroup = [tokenStyles, baseStyles];

  /** Registers the element under its tag name, with a suffix if there is one. Harmless when it is registered already. */
  static register(
    this: CustomElementConstructor & { tagName: string; version: string },
    options?: DefineOptions,
  ): void {
    defineElement(this, options);
  }

  /**
   * Colours: `light`, `dark`, `contrast`, or `auto` for what the reader's system asks for. Without it the nearest `data-yj-theme` counts, else
   * the page's own `color-scheme`.
   */
  @property() theme: Theme | undefined;

  /** Larger type and targets for elderly readers. Also set by `data-yj-care` on anything around the element. */
  @property({ type: Boolean }) care = false;

  /** Some of the element's texts in other words. */
  @property({ attribute: false }) i18n: Partial<M & CommonMessages> | undefined;

  private readonly _environment = new EnvironmentController(this);
  private _texts: { of: object; with: object | undefined; are: M & CommonMessages } | undefined;

  /** The element's texts in the languages that it brings along. */
  protected abstract readonly messageTables: MessageTables<M>;

  /** The language in use, and how it writes dates and numbers. */
  protected get locale(): Locale {
    return localeFor(this._environment.current.language);
  }

  /** The texts in use. */
  protected get messages(): M & CommonMessages {
    const { tagName } = this.constructor as typeof YjBase;
    const of = messagesFor(tagName, this.messageTables, this.locale);
    if (this._texts?.of !== of || this._texts.with !== this.i18n) {
      const are = withOverrides(of, this.i18n, (problem) => warn(this, problem));
      this._texts = { of, with: this.i18n, are };
    }
    return this._texts.are;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._environment.hostConnected();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._environment.hostDisconnected();
  }

  /** Draws only when the language has come. Until then stays what is drawn, or what stands in the tag. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const coming = comingLocale(this._environment.current.language);
    if (!coming) return super.scheduleUpdate() as Promise<unknown> | undefined;
    const slot = this.hasUpdated ? undefined : this.renderRoot.appendChild(document.createElement('slot'));
    return coming.then(() => {
      slot?.remove();
      return super.scheduleUpdate();
    });
  }

  /** The attributes of the wrapper, one object as long as they are the same: elements that share it look alike. */
  protected get wrapper(): Wrapper {
    const { current } = this._environment;
    const { language, direction: own } = this.locale;
    const direction = current.direction ?? own;
    const theme = this._theme(this.theme ?? current.theme);
    const care = this.care || current.care;
    if (known?.language !== language || known.direction !== direction || known.theme !== theme || known.care !== care)
      known = { language, direction, theme, care };
    return known;
  }

  private _theme(name: string): string {
    if ((themes as readonly string[]).includes(name)) return name;
    warn(this, `theme "${name}" is not known: use ${themes.join(', ')}. Light is used.`);
    return 'light';
  }
}
