import type { Timeline } from '@yijian/standard';
import { eventStyles } from './event-styles.ts';
import type { Size } from './marks.ts';
import { plainEvent } from './plain-event.ts';
import { showPlainHtml } from './plain-html.ts';
import { stage } from './stage.ts';

/** Events in a block that the browser leaves undrawn while it is far from sight. */
const together = 10;

/**
 * The least that a list with every event in the document can cost: the floor's rows without a script, a head or a button, of which those far from
 * sight are not drawn. Chromium begins to draw one and a half windows below the sight: what lies between is kept free.
 */
stage({
  prepare: ({ data }: Timeline, { height, row }: Size) => {
    const items = data.map(plainEvent);
    const inSight = Math.ceil(Math.min(height, innerHeight) / row);
    const blocks = [`<ol>${items.slice(0, inSight).join('')}</ol>`, '<div class="between"></div>'];
    for (let from = inSight; from < items.length; from += together)
      blocks.push(`<ol class="far">${items.slice(from, from + together).join('')}</ol>`);
    return {
      html: blocks.join(''),
      css: `ol { list-style: none; margin: 0; padding: 0 } .between { height: 200vh }
        .far { content-visibility: auto; contain-intrinsic-size: 1px ${together * row}px } ${eventStyles('li', row)}`,
    };
  },
  show: showPlainHtml,
});
