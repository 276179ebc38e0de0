import { afterEach, describe, expect, it, vi } from 'vitest';
import { examples } from '@yijian/standard/story';
import { caught } from '../test/caught.js';
import { startServer, type Reply, type TestServer } from '../test/test-server.js';
import { createClient, isYijianError, type YijianClient } from './index.js';
import { InvalidAnswerError, validateAnswers, type ValidateOptions } from './validate.js';

let server: TestServer | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.[Symbol.asyncDispose]();
});

const facility = (examples as unknown as Record<string, { id: string; name: string }>)['facilities']!;

async function connect(reply: (nth: number) => Reply, validate: ValidateOptions): Promise<YijianClient> {
  server = await startServer((_, nth) => reply(nth));
  return createClient({ baseUrl: server.url, retry: false, checkAnswer: validateAnswers(validate) });
}

const faulty = { data: [facility, { ...facility, id: 'fac-9', name: 7, regionCode: undefined }], page: { limit: 2 } };

describe('an answer that is not what the standard says', () => {
  it('is refused, with where, in which record, by which rule, and what to do', async () => {
    const client = await connect(() => ({ body: faulty, headers: { 'x-request-id': 'req-1' } }), { mode: 'throw' });
    const error = (await caught(client.facilities.list())) as InvalidAnswerError;
    expect(error).toBeInstanceOf(InvalidAnswerError);
    expect(isYijianError(error) && error.kind).toBe('contract');
    expect(error).toMatchObject({ operationId: 'listFacilities', requestId: 'req-1', faultCount: 2 });
    expect(error.faults).toEqual([
      {
        pointer: '/data/1',
        recordId: 'fac-9',
        place: 'Facility.regionCode',
        keyword: 'required',
        detail: 'lacks "regionCode"',
        remedy: 'Whoever runs the server has to send what the dictionary says at Facility.regionCode.',
      },
      expect.objectContaining({ pointer: '/data/1/name', place: 'Facility.name', detail: 'is no string' }),
    ]);
    expect(error.message).toContain('"/data/1" lacks "regionCode" (and 1 more)');
  });

  it('is not kept: the same question is asked anew', async () => {
    const client = await connect(
      (nth) => ({ body: nth === 0 ? faulty : { data: [facility], page: { limit: 2 } }, headers: { etag: `"${nth}"` } }),
      { mode: 'throw' },
    );
    await caught(client.facilities.list());
    expect((await client.facilities.list()).data).toHaveLength(1);
    expect(server?.requests[1]?.headers['if-none-match']).toBeUndefined();
  });

  it('reaches the caller as it came in mode warn, and the console is told', async () => {
    const told = vi.spyOn(console, 'warn').mockReturnValue();
    const client = await connect(() => ({ body: faulty }), { mode: 'warn' });
    expect((await client.facilities.list()).data).toHaveLength(2);
    await vi.waitFor(() => expect(told).toHaveBeenCalledExactlyOnceWith(expect.any(InvalidAnswerError)));
  });

  it('reaches the caller in mode off, and nobody is told', async () => {
    const warn = vi.fn();
    const client = await connect(() => ({ body: faulty }), { mode: 'off', warn });
    expect((await client.facilities.list()).data).toHaveLength(2);
    expect(validateAnswers({ mode: 'off' })).toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
  });

  it('holds no value in its message or faults: they may be personal', async () => {
    const secret = '虚构的个人信息';
    const client = await connect(() => ({ body: { ...facility, regionCode: secret } }), { mode: 'throw' });
    const error = (await caught(client.facilities.get('x'))) as InvalidAnswerError;
    expect(error.message + JSON.stringify(error.faults)).not.toContain(secret);
  });

  it('has at most a hundred faults in words, and says how many there are', async () => {
    const data = Array.from({ length: 150 }, () => ({ ...facility, name: 7 }));
    const client = await connect(() => ({ body: { data, page: { limit: 200 } } }), { mode: 'throw' });
    const error = (await caught(client.facilities.list())) as InvalidAnswerError;
    expect([error.faults.length, error.faultCount]).toEqual([100, 150]);
  });
});

describe('an answer of a later version', () => {
  it('passes with properties and codes of open lists that this version does not know', async () => {
    const later = { ...facility, kindCode: 'later-kind', addedLater: { at: [1] } };
    const client = await connect(() => ({ body: later }), { mode: 'throw' });
    expect(await client.facilities.get('x')).toEqual(later);
  });
});

it('refuses a mode that there is not', () => {
  expect(() => validateAnswers({ mode: 'strict' as 'throw' })).toThrow(
    'mode must be "off", "warn" or "throw", not strict.',
  );
});
