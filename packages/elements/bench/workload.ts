/** What is measured of a candidate; every figure is better the lower it is, unless a target says otherwise. */
export interface Measures {
  /** Main-thread time until the content is there, in milliseconds. */
  mountCpu: number;
  /** Growth of JavaScript and DOM memory, in megabytes. */
  memory: number;
  /** Main-thread time of a frame of scrolling, in milliseconds. */
  scrollCpu: number;
  /** Main-thread time of going to a distant place, in milliseconds. */
  jumpCpu: number;
  /** Frames of 180 in which a part of what is in sight was painted empty. */
  blankFrames: number;
  /** Frames in three seconds of scrolling under a throttle of four, of 181. */
  throttledFrames: number;
  /** The length that 95 of 100 of these frames do not exceed, in milliseconds. */
  throttledP95: number;
  /** Rows or events that are in the document. */
  inDocument: number;
  /** Rows or events that are in sight: what makes the candidates comparable. */
  inSight: number;
}

/** The name of a figure. */
export type Measure = keyof Measures;

/** What a candidate is, and the page that shows it: its path without extension. */
export interface Entry {
  name: string;
  page: string;
  /** What is measured of it besides the mount. */
  also: readonly Pass[];
}

/** Measurements that not every candidate needs. */
export type Pass = 'memory' | 'scroll' | 'jump' | 'blank' | 'throttle';

/** What our element must reach: a figure of its own, or its ratio to another candidate's. */
export interface Target {
  measure: Measure;
  /** The candidate that the ratio is to; absent for the figure itself. */
  to?: string;
  most?: number;
  least?: number;
}

/** The same data shown by several candidates, the first of which is ours. */
export interface Workload {
  /** The topic by which it is chosen, such as `matrix`. */
  topic: string;
  title: string;
  /** A body as the standard defines it. */
  data: unknown;
  /** A regular expression that matches one text of each row or event, and nothing else. */
  mark: string;
  candidates: readonly [ours: Entry, ...others: Entry[]];
  targets: readonly Target[];
}
