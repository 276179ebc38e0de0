import { DataSet, Timeline } from 'vis-timeline/standalone';
import styles from 'vis-timeline/styles/vis-timeline-graph2d.min.css?inline';
import { stage } from './stage.ts';

document.head.appendChild(document.createElement('style')).textContent = styles;

/** The pixels that the others scroll in a frame; here as many events in sight as they show, and as many gone by. Its guide asks to show no more than a few hundred at once. */
const pace = 160;

let timeline;
let window;
let eventLength;
let eventsPerFrame;

stage({
  prepare: ({ data }, { height, row }) => {
    eventsPerFrame = pace / row;
    const dates = data.map(({ occurredOn }) => Date.parse(occurredOn));
    eventLength = (dates[0] - dates.at(-1)) / dates.length;
    window = { start: dates[0] - (eventLength * height) / row, end: dates[0] };
    return new DataSet(
      data.map(({ id, occurredOn, title }) => ({ id, start: occurredOn, content: `${occurredOn} 监督检查 ${title}` })),
    );
  },
  show: (place, items, { height }) => {
    timeline = new Timeline(place, items, { ...window, height, showCurrentTime: false });
  },
  // It is read by going through time, not by scrolling.
  move: (way) => {
    const by = way * eventsPerFrame * eventLength;
    window = { start: window.start - by, end: window.end - by };
    timeline.setWindow(window.start, window.end, { animation: false });
  },
});
