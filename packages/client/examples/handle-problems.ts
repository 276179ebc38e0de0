import { createClient, isYijianError } from '@yijian/client';

const yijian = createClient({ baseUrl: process.env['YIJIAN_URL'] ?? 'http://localhost:4173/v1', language: 'en' });

try {
  await yijian.facilities.get('no-such-facility');
} catch (error) {
  if (!isYijianError(error)) throw error;
  switch (error.kind) {
    case 'problem': // The server refused: branch on the code.
      console.log(error.status, error.code);
      break;
    case 'network': // No answer, or not in time: try again later.
    case 'timeout':
      console.log('try again later');
      break;
    case 'aborted':
      break;
    case 'contract': // Not what the standard says: tell whoever runs the server.
      console.log(error.message);
  }
}
