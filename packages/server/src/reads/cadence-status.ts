import { ruleInForce, selfInspectionStandings } from '@yijian/rules';
import type { CadenceStatus, CadenceStatuses, Facility, SelfInspection, SelfInspectionCadence } from '@yijian/standard';
import type { Reader } from '../http/operation.js';
import { allRecords, recordsById, recordsWhere } from '../records/read-records.js';
import { resources } from '../resources/resources.js';
import { documents, documentsById, grouped } from './documents.js';
import { inSnapshot } from './snapshot.js';
import { dayInChina } from './today.js';

/** Answers `getCadenceStatus`: where each facility found stands today, in the order asked for, each once. */
export const readCadenceStatus: Reader = (db, { query, now }) =>
  inSnapshot(db, async (snapshot) => {
    const ids = [...new Set(query['facilityId'] as string[])];
    const asOf = dayInChina(now);
    const facilities = documentsById<Facility>(await recordsById(snapshot, resources.facilities, ids));
    const inspections = documents<SelfInspection>(
      await recordsWhere(snapshot, resources['self-inspections'], '/facilityId', ids),
    );
    const cadences = documents<SelfInspectionCadence>(
      await allRecords(snapshot, resources['self-inspection-cadences']),
    );
    const done = grouped(inspections, ({ facilityId }) => facilityId);
    const missing = ids.filter((id) => !facilities.has(id));
    const statuses: CadenceStatuses = {
      data: ids.flatMap((facilityId): CadenceStatus[] => {
        const facility = facilities.get(facilityId);
        if (!facility) return [];
        const cadence = ruleInForce(cadences, facility.regionCode, asOf);
        if (!cadence) return [{ facilityId, kinds: [] }];
        const kinds = selfInspectionStandings(cadence, done.get(facilityId) ?? [], asOf, facility.openedOn);
        return [{ facilityId, cadenceId: cadence.id, kinds }];
      }),
      ...(missing.length > 0 && { missing: missing.map((id) => ({ id, code: 'not-found' })) }),
      asOf,
    };
    return { status: 200, schema: 'CadenceStatuses', value: statuses };
  });
