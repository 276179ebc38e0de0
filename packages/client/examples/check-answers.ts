import { createClient } from '@yijian/client';
import { InvalidAnswerError, validateAnswers } from '@yijian/client/validate';

const yijian = createClient({
  baseUrl: process.env['YIJIAN_URL'] ?? 'http://localhost:4173/v1',
  checkAnswer: validateAnswers({
    mode: 'warn',
    // Where your monitoring is told. No fault holds a value of the answer.
    warn: (error) => console.log(error instanceof InvalidAnswerError ? error.faults : error),
  }),
});
const { data } = await yijian.penalties.list({ limit: 20 });
console.log('penalties that keep the standard:', data.length);
