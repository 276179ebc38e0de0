import type { TimelineEvent } from '@yijian/standard';

/** An event as the floor writes it: date, kind and title on one line, its tone as a class. */
export const plainEvent = ({ occurredOn, title, tone }: TimelineEvent): string =>
  `<li class="${tone}"><time>${occurredOn}</time> <span>监督检查</span> <b>${title}</b></li>`;
