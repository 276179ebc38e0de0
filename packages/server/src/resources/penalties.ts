import { inspections } from './inspections.js';
import type { Resource } from './resource.js';
import { subjectReference } from './subject-reference.js';
import { units } from './units.js';

export const penalties: Resource = {
  name: 'penalties',
  table: 'penalties',
  schema: 'Penalty',
  columns: { subject_id: '/subject/id', status: '/status' },
  filters: {
    subjectId: { column: 'subject_id', match: 'equals' },
    status: { column: 'status', match: 'equals' },
  },
  references: [
    subjectReference,
    { path: '/unit/id', to: () => [units] },
    { path: '/inspectionId', to: () => [inspections] },
    { path: '/findingIds/*', to: () => ['finding'] },
  ],
};
