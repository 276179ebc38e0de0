import { createClient } from '@yijian/client';

const yijian = createClient({ baseUrl: process.env['YIJIAN_URL'] ?? 'http://localhost:4173/v1' });
const facilities = await yijian.facilities.list({ limit: 200 }).toArray({ limit: 150 });

// Whoever needs a badge asks for it alone; what is asked for at once goes out as one request for every 100.
const badges = await Promise.all(facilities.map(({ id }) => yijian.creditSummaries.get(id)));
for (const { data } of badges.slice(0, 3))
  console.log(data[0]?.subject.name, data[0]?.status, data[0]?.gradeCode ?? '—');
console.log('badges:', badges.length);
