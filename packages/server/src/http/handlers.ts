import type { Access } from '../access/open-access.js';
import { cancelDraw } from '../draws/cancel-draw.js';
import { carryOutDraw } from '../draws/carry-out-draw.js';
import { prepareDraw } from '../draws/prepare-draw.js';
import { withdrawFromDraw } from '../draws/withdraw-from-draw.js';
import { createWithdrawal } from '../history/create-withdrawal.js';
import { recordVersionsReader } from '../history/list-record-versions.js';
import { readPlanMatrix } from '../plans/read-plan-matrix.js';
import { readPlanLoad } from '../plans/read-plan-load.js';
import { writePlanMatrix } from '../plans/write-plan-matrix.js';
import { apiRootReader } from '../reads/api-root.js';
import { readCadenceStatus } from '../reads/cadence-status.js';
import { codeTableReads } from '../reads/code-tables.js';
import { readCreditSummaries } from '../reads/credit-summaries.js';
import { dueActionsReader } from '../reads/due-actions.js';
import { timelineReader } from '../reads/facility-timeline.js';
import { profileReads } from '../reads/profiles.js';
import { readSubjectStanding } from '../reads/subject-standing.js';
import { recordOperations } from '../records/record-operations.js';
import { resources } from '../resources/resources.js';
import { exportCollection } from '../sync/export-collection.js';
import { importCollection } from '../sync/import-collection.js';
import { changesReader } from '../sync/list-changes.js';
import { readDelivery } from '../sync/read-delivery.js';
import type { Cursors } from './cursor.js';
import type { Handlers } from './operation.js';

/** What answers each operation of the standard. */
export function makeHandlers(cursors: Cursors, access: Access['told'] = {}): Handlers {
  const special: Handlers = {
    getApiRoot: { read: apiRootReader(access) },
    getCadenceStatus: { read: readCadenceStatus },
    getCreditSummaries: { read: readCreditSummaries },
    getFacilityTimeline: { read: timelineReader(cursors) },
    getSubjectStanding: { read: readSubjectStanding },
    listDueActions: { read: dueActionsReader(cursors) },
    getPlanMatrix: { read: readPlanMatrix },
    getPlanLoad: { read: readPlanLoad },
    prepareDraw: { write: prepareDraw },
    carryOutDraw: { write: carryOutDraw },
    withdrawFromDraw: { write: withdrawFromDraw },
    cancelDraw: { write: cancelDraw },
    putPlanMatrix: { write: writePlanMatrix },
    listRecordVersions: { read: recordVersionsReader(cursors) },
    createWithdrawal: { write: createWithdrawal },
    // It ends where the transactions begin that are still open.
    listChanges: { read: changesReader(cursors), unsettled: true },
    exportCollection: { stream: exportCollection },
    importCollection: { take: importCollection },
    getWebhookDelivery: { read: readDelivery },
  };
  const common = Object.values(resources).map((resource) => recordOperations(resource, cursors));
  return [special, profileReads(cursors), codeTableReads(cursors), ...common].reduce((all, some) => ({
    ...all,
    ...some,
  }));
}
