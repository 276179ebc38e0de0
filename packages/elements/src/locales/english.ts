import {
  assignmentRole,
  comparison,
  creditStatus,
  dutyVerb,
  eventKind,
  findingSeverity,
  inspectionKind,
  inspectionResult,
  leadConvention,
  licenceEventKind,
  listKind,
  mechanism,
  penaltyKind,
  penaltyStatus,
  planDiscrepancyKind,
  planStatus,
  rectificationKind,
  rectificationStatus,
  scoreConsequence,
  scoreStatus,
  taskStatus,
  unitKind,
} from '@yijian/standard/labels/en';
import { translatedLabels } from '@yijian/standard/labels';
import { creditBadgeEnglish } from '../components/credit-badge/credit-badge.messages.en.js';
import { inspectionTimelineEnglish } from '../components/inspection-timeline/inspection-timeline.messages.en.js';
import { taskMatrixEnglish } from '../components/task-matrix/task-matrix.messages.en.js';
import { groupThousands, type Locale } from './locale.js';

/** The tables whose codes the elements show. */
const labels = [
  assignmentRole,
  comparison,
  creditStatus,
  dutyVerb,
  eventKind,
  findingSeverity,
  inspectionKind,
  inspectionResult,
  leadConvention,
  licenceEventKind,
  listKind,
  mechanism,
  penaltyKind,
  penaltyStatus,
  planDiscrepancyKind,
  planStatus,
  rectificationKind,
  rectificationStatus,
  scoreConsequence,
  scoreStatus,
  taskStatus,
  unitKind,
];

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** English, without the texts of the elements. */
export const english: Locale = {
  language: 'en',
  direction: 'ltr',
  codeLanguage: 'en',
  codeLabels: translatedLabels(labels),
  month: (year, month) => `${months[month - 1] ?? month} ${year}`,
  monthName: (month) => months[month - 1]?.slice(0, 3) ?? String(month),
  year: (year) => String(year),
  number: groupThousands,
  colon: ': ',
  list: (words) => words.join(', '),
  common: {
    loading: 'Loading',
    retry: 'Try again',
    retrying: 'Trying again',
    failedNetwork: 'No connection: the data cannot be read at the moment',
    failedTimeout: 'The data took too long: please try again later',
    failedServer: 'The data service is not available at the moment',
    failedData: 'The data is faulty and cannot be shown',
    failedSource: 'No data source',
    offline: 'You are offline. The data will be read when the connection is back',
    unauthorised: 'You have no permission to see this',
    notFound: 'Nothing found',
    withdrawn: 'This information has been withdrawn by law',
    stale: 'Not up to date: this is what was read last',
    requestId: (id) => `Request ${id}`,
    newWindow: 'opens a new window',
  },
};

/** Texts of the elements in English, by tag name. */
export const englishMessages = {
  'yj-credit-badge': creditBadgeEnglish,
  'yj-inspection-timeline': inspectionTimelineEnglish,
  'yj-task-matrix': taskMatrixEnglish,
};
