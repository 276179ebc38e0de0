import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';

/** A patch of a colour, with a sample of writing on it when a second colour is given. Styled by CSSOM: no story needs inline styles. */
export function swatch(background: string, foreground?: string): TemplateResult {
  return html`<span
    class="swatch"
    ${ref((element) => {
      if (!(element instanceof HTMLElement)) return;
      element.style.background = background;
      element.style.color = foreground ?? background;
      element.style.textAlign = 'center';
      element.style.lineHeight = '30px';
    })}
    >${foreground === undefined ? '' : '文字'}</span
  >`;
}
