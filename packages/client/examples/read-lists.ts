import { createClient } from '@yijian/client';

const yijian = createClient({ baseUrl: process.env['YIJIAN_URL'] ?? 'http://localhost:4173/v1' });

// Every item, page after page, each page asked for when it is needed.
let count = 0;
for await (const facility of yijian.facilities.list({ status: 'operating', limit: 200 })) {
  count += 1;
  if (count <= 2) console.log(facility.id, facility.name);
}
console.log('operating:', count);

// One page, and the cursor to go on with at any later time.
const page = await yijian.inspections.list({ limit: 5 });
const next = await yijian.inspections.list({ limit: 5, cursor: page.page.nextCursor });
console.log('two pages:', page.data.length + next.data.length);
