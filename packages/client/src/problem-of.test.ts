import { expect, it } from 'vitest';
import { ProblemError } from './errors/problem-error.js';
import { problemOf } from './problem-of.js';

const json = 'application/problem+json';

it('takes a problem document as it is, with the status of the answer', () => {
  const text = JSON.stringify({ type: 'urn:x', title: 'Bad', status: 200, code: 'unprocessable', detail: 'mend it' });
  expect(problemOf(422, json, text)).toEqual({
    type: 'urn:x',
    title: 'Bad',
    status: 422,
    code: 'unprocessable',
    detail: 'mend it',
  });
});

it.each(['<html>502 Bad Gateway</html>', '', 'null', '[]', '"x"', '{"code":7,"title":"x"}', '{"error":"x"}'])(
  'makes a problem of what a gateway may answer: %j',
  (text) => {
    expect(problemOf(502, 'text/html', text)).toMatchObject({
      status: 502,
      code: 'http-502',
      detail: 'answered with text/html instead of a problem document',
    });
  },
);

it('takes the secret out of every text that a server repeats', () => {
  const text = JSON.stringify({
    title: 'Unauthorised',
    code: 'unauthorized',
    detail: 'Bearer s3cr3t-s3cr3t is not valid',
    errors: [{ detail: 's3cr3t-s3cr3t' }],
  });
  expect(JSON.stringify(problemOf(401, json, text, 's3cr3t-s3cr3t'))).not.toContain('s3cr3t');
});

it('drops error items of another shape, so that reading pointers never fails', () => {
  const text = JSON.stringify({
    title: 'x',
    code: 'unprocessable',
    errors: [
      null,
      'x',
      { pointer: 7, detail: 'x' },
      { pointer: '/a~1b/0/~0c', detail: 'x' },
      { parameter: 'limit', detail: 'x' },
    ],
  });
  const { pointers, problem } = new ProblemError(problemOf(422, json, text));
  expect(problem.errors).toHaveLength(2);
  expect(pointers).toEqual([['a/b', '0', '~c'], []]);
  expect(new ProblemError(problemOf(422, json, '{"title":"x","code":"y","errors":"many"}')).pointers).toEqual([]);
});
