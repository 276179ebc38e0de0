import { textAt } from '../json-pointer.js';
import { facilities } from './facilities.js';
import { practitioners } from './practitioners.js';
import type { Reference } from './resource.js';

/** The subject of a record, looked for among the subjects of the kind that the record says. */
export const subjectReference: Reference = {
  path: '/subject/id',
  to: (document) => (textAt(document, '/subject/kind') === 'practitioner' ? [practitioners] : [facilities]),
};
