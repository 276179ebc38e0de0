import { ourElement, whenThere } from './our-element.ts';
import { stage } from './stage.ts';

stage({
  prepare: whenThere('yj-task-matrix'),
  show: (place, plan) => place.append(ourElement('yj-task-matrix', plan)),
});
