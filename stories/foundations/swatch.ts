import { html, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { ref } from 'lit/directives/ref.js';

/** Sets styles by CSSOM: no story needs inline styles. */
export function styled(styles: Partial<CSSStyleDeclaration>): DirectiveResult {
  return ref((element) => {
    if (element instanceof HTMLElement) Object.assign(element.style, styles);
  });
}

/** A patch of a colour. */
export function swatch(background: string): TemplateResult {
  return html`<span class="swatch" ${styled({ background })}></span>`;
}

/** Writing in one colour on another. */
export function textSwatch(color: string, background: string): TemplateResult {
  return html`<span class="swatch" ${styled({ color, background })}>文字</span>`;
}

/** A sign in one colour on another. */
export function signSwatch(color: string, background: string): TemplateResult {
  return html`<span class="swatch" ${styled({ background })}
    ><span class="sign" ${styled({ background: color })}></span
  ></span>`;
}
