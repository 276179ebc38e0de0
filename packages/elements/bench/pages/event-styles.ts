import { timelineSize } from './timeline-size.ts';

/** How the floor and the peers show an event: date, kind and title on one line, and a colour. */
export const eventStyles = (event: string): string => `
  ${event} { box-sizing: border-box; width: 100%; height: ${timelineSize.event}px; padding: 10px 16px; border-bottom: 1px solid #ccc; border-left: 4px solid #6b7785; font: 15px/1.5 sans-serif }
  ${event}.good { border-left-color: #1b6e3c } ${event}.caution { border-left-color: #8a4b00 } ${event}.serious { border-left-color: #a61b1b }
  ${event} time, ${event} span { font-size: 13px; color: #555 }`;
