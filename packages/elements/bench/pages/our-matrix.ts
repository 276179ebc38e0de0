import { ourElement } from './our-element.ts';
import { stage } from './stage.ts';

stage({ show: (place, plan) => place.append(ourElement('yj-task-matrix', plan)) });
