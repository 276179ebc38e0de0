import { groupThousands, type Locale } from './locale.js';

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

/** English. */
export const en: Locale = {
  language: 'en',
  direction: 'ltr',
  codeLanguage: 'en',
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
