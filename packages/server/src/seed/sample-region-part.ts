import { setImmediate as turn } from 'node:timers/promises';
import { insertRecords } from '../records/store-records.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import { sampleRegion, type SampleRecord } from '../sample-region/index.js';
import type { JsonObject } from '../store/tables.js';
import type { SeedPart, SeedStep } from './seed-part.js';

/** Large enough that a transaction costs little, small enough that progress is seen. */
const RECORDS_PER_STEP = 1000;

/** As before, where millions are stored. */
const RECORDS_PER_LARGE_STEP = 5000;

/** Records that are drawn before the database is heard again, which meanwhile stores those before them. */
const RECORDS_PER_TURN = 50;

const resourceByKind: Record<SampleRecord['kind'], Resource> = {
  unit: resources.units,
  facility: resources.facilities,
  practitioner: resources.practitioners,
  commitment: resources.commitments,
  'self-inspection': resources['self-inspections'],
  inspection: resources.inspections,
  complaint: resources.complaints,
  penalty: resources.penalties,
  'score-record': resources['score-records'],
  'credit-rating': resources['credit-ratings'],
  'list-entry': resources['list-entries'],
  'credit-repair': resources['credit-repairs'],
};

/** How large the fictional prefecture is. */
export interface RegionSize {
  facilities: number;
  /** About how many practitioners and dated events; without them, what an ordinary region has. */
  practitioners?: number;
  events?: number;
}

/** What the part is made with. Version 0.1 named no records of a step. */
interface RegionParameters extends RegionSize {
  asOf: string;
  recordsPerStep?: number;
}

/**
 * The fictional prefecture.
 *
 * @param size how many facilities, or how much of everything
 * @param asOf the day on which its records end, `YYYY-MM-DD`
 */
export const sampleRegionPart = (size: number | RegionSize, asOf: string): SeedPart => ({
  name: 'sample-region',
  title: 'Sample region (fictional)',
  parameters:
    typeof size === 'number' ? { facilities: size, asOf } : { ...size, asOf, recordsPerStep: RECORDS_PER_LARGE_STEP },
  steps: (parameters) => steps(parameters as unknown as RegionParameters),
});

async function* steps({ recordsPerStep = RECORDS_PER_STEP, ...options }: RegionParameters): AsyncGenerator<SeedStep> {
  let batch = new Map<Resource, JsonObject[]>();
  let records = 0;
  let stored = 0;
  for (const { kind, record } of sampleRegion(options)) {
    const resource = resourceByKind[kind];
    const group = batch.get(resource);
    if (group) group.push(record);
    else batch.set(resource, [record]);
    records += 1;
    if (kind === 'facility') stored += 1;
    if (records % RECORDS_PER_TURN === 0) await turn();
    if (records === recordsPerStep) {
      yield stepOf(batch, records, Math.min(stored / options.facilities, 0.99));
      batch = new Map();
      records = 0;
    }
  }
  yield stepOf(batch, records, 1);
}

const stepOf = (batch: ReadonlyMap<Resource, JsonObject[]>, records: number, share: number): SeedStep => ({
  store: async (tx, stamp) => {
    for (const [resource, documents] of batch) await insertRecords(tx, resource, documents, stamp);
  },
  records,
  share,
});
