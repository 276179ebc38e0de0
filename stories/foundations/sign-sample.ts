import { css, type TemplateResult } from 'lit';
import signStyles from '../../packages/elements/src/components/task-matrix/sign.styles.js';
import { YjElement } from '../../packages/elements/src/internal/yj-element.js';

/** A sign alone, drawn as the elements draw it: with their own drawing, styles and tokens. */
class SignSample extends YjElement {
  static override readonly tagName = 'sign-sample';
  static override properties = { sign: { attribute: false } };
  static override styles = [
    YjElement.styles,
    signStyles,
    css`
      :host {
        display: inline-block;
      }
      .yj-root {
        color: var(--_yj-text);
        background: none;
      }
      .yj-root > svg {
        width: 28px;
        height: 28px;
        display: block;
      }
    `,
  ];
  declare sign: TemplateResult | Element | symbol | undefined;
  protected readonly messageTables = { 'zh-CN': {}, en: {} };

  protected override renderContent(): unknown {
    return this.sign;
  }
}

if (!customElements.get(SignSample.tagName)) customElements.define(SignSample.tagName, SignSample);
