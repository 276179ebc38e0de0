import { expect, it } from 'vitest';
import { futureAnswers, futureProperty } from './future-answers.ts';
import type { Exchange } from './relay.ts';

const openapi = {
  paths: {
    '/facilities/{facilityId}': {
      get: {
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Facility' } } } },
          404: { $ref: '#/components/responses/NotFound' },
        },
      },
    },
  },
  components: {
    responses: {
      NotFound: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
    schemas: {
      Facility: {
        properties: {
          id: { type: 'string' },
          status: { type: 'string', 'x-codelist': 'facility-status' },
          side: { type: 'string', 'x-codelist': 'side', enum: ['left', 'right'] },
          specialtyCodes: { type: 'array', items: { type: 'string', 'x-codelist': 'specialty' } },
          events: { type: 'array', items: { properties: { kind: { 'x-codelist': 'event' } } } },
          extensions: { type: 'object' },
        },
      },
      Problem: { properties: { code: { type: 'string', 'x-codelist': 'problem-code' } } },
    },
  },
};
const exchange = (answered: unknown, more: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  target: '/v1/facilities/fac-1?fields=all',
  sent: undefined,
  status: 200,
  contentType: 'application/json; charset=utf-8',
  answered,
  ...more,
});
const change = futureAnswers(openapi, '/v1');
const added = { [futureProperty]: expect.anything() as unknown };

it('adds a property to every object that the standard describes, and makes the codes of open lists new ones', () => {
  const answered = {
    id: 'fac-1',
    status: 'operating',
    side: 'left',
    specialtyCodes: ['01', '02'],
    events: [{ kind: 'issued' }],
    extensions: { own: 'operating' },
  };
  expect(change(exchange(answered))).toEqual({
    id: 'fac-1',
    status: 'from-the-future',
    side: 'left',
    specialtyCodes: ['from-the-future', 'from-the-future'],
    events: [{ kind: 'from-the-future', ...added }],
    extensions: { own: 'operating' },
    ...added,
  });
});

it('leaves the code of a problem', () => {
  const problem = exchange({ code: 'not-found' }, { status: 404, contentType: 'application/problem+json' });
  expect(change(problem)).toEqual({ code: 'not-found', ...added });
});

it('leaves what the standard does not describe', () => {
  expect(change(exchange({ id: 'x' }, { target: '/v1/elsewhere' }))).toEqual({ id: 'x' });
});
