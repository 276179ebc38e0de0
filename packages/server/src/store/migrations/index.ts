import type { Migration } from 'kysely/migration';
import * as records from './0001-records.js';
import * as documentsAlone from './0002-documents-alone.js';
import * as changeFeed from './0003-change-feed.js';
import * as webhookDeliveries from './0004-webhook-deliveries.js';
import * as timelinePublicity from './0005-timeline-publicity.js';
import * as historyChain from './0006-history-chain.js';
import * as scale from './0008-scale.js';
import * as dueActions from './0009-due-actions.js';
import * as changeSignal from './0011-change-signal.js';
import * as derivationPlaces from './0012-derivation-places.js';
import * as withdrawnIndex from './0013-withdrawn-index.js';

/** Every migration by name; names sort in the order in which they run. A migration that was released is never changed. */
export const migrations: Record<string, Migration> = {
  '0001-records': records,
  '0002-documents-alone': documentsAlone,
  '0003-change-feed': changeFeed,
  '0004-webhook-deliveries': webhookDeliveries,
  '0005-timeline-publicity': timelinePublicity,
  '0006-history-chain': historyChain,
  '0008-scale': scale,
  '0009-due-actions': dueActions,
  '0011-change-signal': changeSignal,
  '0012-derivation-places': derivationPlaces,
  '0013-withdrawn-index': withdrawnIndex,
};
