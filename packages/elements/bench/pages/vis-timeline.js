import { DataSet, Timeline } from 'vis-timeline/standalone';
import styles from 'vis-timeline/styles/vis-timeline-graph2d.min.css?inline';
import { stage } from './stage.ts';
import { timelineSize } from './timeline-size.ts';

document.head.appendChild(document.createElement('style')).textContent = styles;

/** As many events in sight as ours shows, and as many gone by in each frame: its guide asks to show no more than a few hundred at once. */
const eventsInSight = 18;
const eventsPerFrame = 160 / timelineSize.event;

let timeline;
let window;
let eventLength;

stage({
  prepare: ({ data }) => {
    const dates = data.map(({ occurredOn }) => Date.parse(occurredOn));
    eventLength = (dates[0] - dates.at(-1)) / dates.length;
    window = { start: dates[0] - eventLength * eventsInSight, end: dates[0] };
    return new DataSet(
      data.map(({ id, occurredOn, title }) => ({ id, start: occurredOn, content: `${occurredOn} 监督检查 ${title}` })),
    );
  },
  show: (place, items) => {
    timeline = new Timeline(place, items, { ...window, height: timelineSize.height, showCurrentTime: false });
  },
  // It is read by going through time, not by scrolling.
  move: (way) => {
    const by = way * eventsPerFrame * eventLength;
    window = { start: window.start - by, end: window.end - by };
    timeline.setWindow(window.start, window.end, { animation: false });
  },
});
