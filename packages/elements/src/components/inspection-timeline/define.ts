import { YjInspectionTimeline } from './inspection-timeline.js';

declare global {
  interface HTMLElementTagNameMap {
    'yj-inspection-timeline': YjInspectionTimeline;
  }
}

YjInspectionTimeline.register();
