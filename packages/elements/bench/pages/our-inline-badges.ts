import { ratings } from './ratings.ts';
import { ourElement } from './our-element.ts';
import { stage } from './stage.ts';

stage({
  prepare: ratings,
  show: (place, given) =>
    place.append(...given.map(({ body }) => Object.assign(ourElement('yj-credit-badge', body), { size: 'inline' }))),
});
