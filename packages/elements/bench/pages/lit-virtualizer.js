import '@lit-labs/virtualizer';
import { html, render } from 'lit';
import { eventStyles } from './event-styles.ts';
import { stage } from './stage.ts';
import { timelineSize } from './timeline-size.ts';

document.head.appendChild(document.createElement('style')).textContent =
  `lit-virtualizer { height: ${timelineSize.height}px } ${eventStyles('.event')}`;

const event = ({ occurredOn, title, tone }) =>
  html`<div class="event ${tone}"><time>${occurredOn}</time> <span>监督检查</span> <b>${title}</b></div>`;

stage({
  prepare: ({ data }) => data,
  show: (place, events) =>
    render(html`<lit-virtualizer scroller .items=${events} .renderItem=${event}></lit-virtualizer>`, place),
});
