/** Reads an export of as many records as told, and tells how many MB this process has held at most. */
import { createTransport, exports } from '@yijian/client';
import { tellPeak } from './tell-peak.js';

const [, , baseUrl = '', count = '0'] = process.argv;
let records = 0;
const read = exports(createTransport({ baseUrl }));
for await (const record of read('units', { updatedSince: count })) if (record.id) records += 1;
if (records !== Number(count)) throw new Error(`${records} records were read instead of ${count}`);
tellPeak();
