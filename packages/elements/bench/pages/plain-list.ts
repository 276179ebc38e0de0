import type { Timeline } from '@yijian/standard';
import { eventStyles } from './event-styles.ts';
import { showPlainHtml } from './plain-html.ts';
import { stage } from './stage.ts';

stage({
  prepare: ({ data }: Timeline) => {
    const items = data.map(
      ({ occurredOn, title, tone }) =>
        `<li class="${tone}"><time>${occurredOn}</time> <span>监督检查</span> <b>${title}</b></li>`,
    );
    return {
      html: `<ol>${items.join('')}</ol>`,
      css: `ol { list-style: none; margin: 0; padding: 0 } ${eventStyles('li')}`,
    };
  },
  show: showPlainHtml,
});
