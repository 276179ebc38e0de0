import { ourElement, whenThere } from './our-element.ts';
import { stage } from './stage.ts';

stage({
  prepare: whenThere('yj-inspection-timeline'),
  show: (place, timeline) => place.append(ourElement('yj-inspection-timeline', timeline)),
});
