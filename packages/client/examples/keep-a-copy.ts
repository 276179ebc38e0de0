import { createClient } from '@yijian/client';

const yijian = createClient({ baseUrl: process.env['YIJIAN_URL'] ?? 'http://localhost:4173/v1' });

// Once: the place in the feed first, then every record, one at a time in memory.
const { page } = await yijian.changes.read({ since: new Date().toISOString() });
let copied = 0;
for await (const facility of yijian.exports('facilities')) copied += facility.id ? 1 : 0;
console.log('copied:', copied);

// From then on: what changed behind that place. Keep the cursor of each page once it has been dealt with.
const stop = new AbortController();
for await (const changes of yijian.changes.follow({ cursor: page.nextCursor }, { signal: stop.signal })) {
  console.log('changes:', changes.data.length, changes.page.caughtUp);
  if (changes.page.caughtUp) break;
}
