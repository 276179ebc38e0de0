import type { Timeline } from '@yijian/standard';
import { eventStyles } from './event-styles.ts';
import type { Size } from './marks.ts';
import { plainEvent } from './plain-event.ts';
import { showPlainHtml } from './plain-html.ts';
import { stage } from './stage.ts';

stage({
  prepare: ({ data }: Timeline, { row }: Size) => {
    const items = data.map(plainEvent);
    return {
      html: `<ol>${items.join('')}</ol>`,
      css: `ol { list-style: none; margin: 0; padding: 0 } ${eventStyles('li', row)}`,
    };
  },
  show: showPlainHtml,
});
