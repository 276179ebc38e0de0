import { request } from 'node:http';
import { connect } from 'node:net';
import { codeLabel } from '@yijian/standard/codes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything, type Got, startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(everything);
});
afterAll(() => server?.close());

const unit = { id: 'bad-input', name: '测试单位', kind: 'health-authority' };
const facility = { id: 'bad-input', name: '测试诊所', categoryCode: 'D215', regionCode: '990121', status: 'operating' };

/** What every problem has, whatever it is about. */
function expectProblem({ status, headers, json }: Got, expected: { status: number; code: string }): void {
  expect({ status, code: json?.code }).toEqual(expected);
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(headers.get('content-language')).toBe('zh-CN');
  expect(headers.get('vary')).toContain('Accept-Language');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(json).toMatchObject({
    type: `urn:yijian:problem:${expected.code}`,
    title: codeLabel('problem-code', expected.code),
    status,
    instance: headers.get('x-request-id'),
  });
  expect(json.detail).toMatch(/\p{Script=Han}/u);
}

describe('a read with bad input', () => {
  it.each([
    ['an unknown query parameter', '/facilities?name=x', 'name', 'q、regionCode、categoryCode'],
    ['a limit that is no number', '/facilities?limit=abc', 'limit', '1 至 200'],
    ['a limit of nothing', '/facilities?limit=0', 'limit', '1 至 200'],
    ['a huge limit', '/facilities?limit=99999', 'limit', '1 至 200'],
    ['a limit beyond all numbers', `/facilities?limit=${'9'.repeat(400)}`, 'limit', '1 至 200'],
    ['a fractional limit', '/facilities?limit=1.5', 'limit', '1 至 200'],
    ['an empty limit', '/facilities?limit=', 'limit', '1 至 200'],
    ['a repeated limit', '/facilities?limit=1&limit=2', 'limit', '只能出现一次'],
    ['a malformed division', '/facilities?regionCode=99012', 'regionCode', '6 位数字'],
    ['a malformed class', '/facilities?categoryCode=d2', 'categoryCode', '大写字母'],
    ['an empty search', '/facilities?q=', 'q', '1 至 100 个字符'],
    ['a search that is too long', `/facilities?q=${'a'.repeat(101)}`, 'q', '1 至 100 个字符'],
    ['NUL in a filter', '/facilities?q=%00', 'q', '空字符'],
    ['a filter that is no UTF-8', '/facilities?q=%E0%A4', 'q', 'UTF-8'],
    ['an instant without offset', '/units?updatedSince=2026-01-01T00:00:00', 'updatedSince', 'RFC 3339'],
    ['an instant whose + became a blank', '/units?updatedSince=2026-01-01T00:00:00+08:00', 'updatedSince', '%2B'],
    ['an instant that does not exist', '/units?updatedSince=2026-02-30T00:00:00Z', 'updatedSince', 'RFC 3339'],
    ['a day that does not exist', '/facilities/fac-revoked/timeline?from=2026-02-30', 'from', 'YYYY-MM-DD'],
    ['a first day behind the last', '/facilities/fac-revoked/timeline?from=2026-02-02&to=2026-02-01', 'from', '晚于'],
    ['no subject', '/credit-summaries', 'subject', '1 至 100 项'],
    ['an empty subject', '/credit-summaries?subject=', 'subject', '1 至 64 个字符'],
    ['too many subjects', `/credit-summaries?${'subject=x&'.repeat(101)}`, 'subject', '1 至 100 项'],
    ['an id that is too long', `/units/${'a'.repeat(65)}`, 'unitId', '1 至 64 个字符'],
    ['an empty id', '/units/', 'unitId', '1 至 64 个字符'],
    ['NUL in an id', '/units/%00', 'unitId', '空字符'],
  ])('%s is refused with the parameter and what would be accepted', async (_, path, parameter, hint) => {
    const got = await server.get(`/v1${path}`);
    expectProblem(got, { status: 400, code: 'bad-request' });
    expect(got.json.errors).toEqual([expect.objectContaining({ parameter, detail: expect.stringContaining(hint) })]);
  });

  it.each([
    ['nonsense', (): string => 'nonsense'],
    ['an empty one', (): string => ''],
    ['a changed one', (cursor: string) => cursor.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['one with something after it', (cursor: string) => `${cursor}AAAA`],
    ['half of one', (cursor: string) => cursor.slice(0, cursor.length / 2)],
    ['one signed by nobody', () => Buffer.from(`${'\0'.repeat(16)}["listUnits",{},1,"a"]`).toString('base64url')],
  ])('a cursor that is %s is refused', async (name, change) => {
    const { json } = await server.get('/v1/units?limit=1');
    const cursor = change(json.page.nextCursor);
    const got = await server.get(`/v1/units?cursor=${cursor}`);
    expectProblem(got, { status: 400, code: name === 'an empty one' ? 'bad-request' : 'bad-cursor' });
  });

  it('a cursor of another list, another facility or with other filters is refused', async () => {
    const { cursor, timelineCursor } = {
      cursor: (await server.get('/v1/facilities?limit=1')).json.page.nextCursor,
      timelineCursor: (await server.get('/v1/facilities/fac-400-events/timeline?limit=1')).json.page.nextCursor,
    };
    for (const path of [
      `/units?cursor=${cursor}`,
      `/facilities?cursor=${cursor}&status=operating`,
      `/facilities/fac-revoked/timeline?cursor=${timelineCursor}`,
      `/facilities/fac-400-events/timeline?cursor=${timelineCursor}&kind=penalty`,
    ]) {
      expectProblem(await server.get(`/v1${path}`), { status: 400, code: 'bad-cursor' });
    }
  });

  it.each([
    '/units/nobody',
    '/facilities/nobody',
    '/facilities/nobody/timeline',
    '/plans/nobody',
    '/plans/nobody/matrix',
    '/practitioners/fac-revoked',
    '/no-such-collection',
    '/units//x',
    `/units/${'a'.repeat(2000)}`,
    '/openapi.yaml',
  ])('%s is not there', async (path) => {
    expectProblem(await server.get(`/v1${path}`), { status: 404, code: 'not-found' });
  });

  it('a day near the end of the calendar is refused', async () => {
    const got = await server.get('/v1/due-actions?on=9999-12-31', { authorization: `Bearer ${TOKEN}` });
    expectProblem(got, { status: 400, code: 'bad-request' });
    expect(got.json.errors[0]).toMatchObject({ parameter: 'on', detail: expect.stringContaining('9000-12-31') });
  });

  it.each([
    ['a query parameter', `/facilities?${'x'.repeat(7000)}=1`, 400, 'bad-request'],
    ['a path', `/facilities/${'x'.repeat(5000)}`, 404, 'not-found'],
  ])('%s of a length that no problem has room for is refused all the same', async (_, path, status, code) => {
    expectProblem(await server.get(`/v1${path}`), { status, code });
  });

  it('a path that is no UTF-8 is refused', async () => {
    expectProblem(await raw('GET', '/v1/units/%E0%A4%A'), { status: 400, code: 'bad-request' });
  });

  it('a wrong token is refused even where none is needed', async () => {
    const got = await server.get('/v1/units', { authorization: 'Bearer wrong-token-0123456789' });
    expectProblem(got, { status: 401, code: 'unauthorized' });
    expect(got.headers.get('www-authenticate')).toContain('invalid_token');
  });
});

describe('a method that a path does not take', () => {
  it.each([
    ['DELETE', '/v1/units', 'GET, HEAD, POST, OPTIONS'],
    ['PATCH', '/v1/units/x', 'GET, HEAD, PUT, OPTIONS'],
    ['POST', '/v1/plans', 'GET, HEAD, OPTIONS'],
    ['PUT', '/v1/', 'GET, HEAD, OPTIONS'],
    ['PUT', '/v1/openapi.json', 'GET, HEAD, OPTIONS'],
    ['TRACE', '/v1/plans/x/matrix', 'GET, HEAD, PUT, OPTIONS'],
    ['PROPFIND', '/v1/facilities', 'GET, HEAD, POST, OPTIONS'],
  ])('%s %s is refused before its body is read', async (method, path, allow) => {
    const got = await raw(method, path, { 'content-type': 'text/plain' }, method === 'TRACE' ? '' : 'not json');
    expectProblem(got, { status: 405, code: 'method-not-allowed' });
    expect(got.headers.get('allow')).toBe(allow);
  });

  it('OPTIONS says what there is, and lets portals read but not write', async () => {
    const got = await raw('OPTIONS', '/v1/units', {
      origin: 'https://portal.example',
      'access-control-request-method': 'GET',
    });
    expect(got.status).toBe(204);
    expect(got.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    expect(got.headers.get('access-control-allow-origin')).toBe('*');
    expect(got.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    expect(got.headers.get('access-control-allow-headers')).not.toContain('Authorization');
  });

  it('HEAD answers as GET does, without the body', async () => {
    const [get, head] = [await server.get('/v1/units'), await raw('HEAD', '/v1/units')];
    expect(head.status).toBe(200);
    expect(head.text).toBe('');
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control']) {
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
    }
    expect((await raw('HEAD', '/v1/units/nobody')).status).toBe(404);
  });
});

describe('a write with a bad body', () => {
  it.each([
    ['nothing', '', '请求体为空'],
    ['blanks', '  ', '请求体为空'],
    ['an unfinished object', '{"id":"a"', '第 1 行第 10 列'],
    ['a missing value', '{"id":\n  }', '第 2 行第 3 列'],
    ['a word that is none', '{"id":tru}', '第 1 行第 10 列'],
    ['a late stranger', `{"id":${'1'.repeat(100)},x}`, '第 1 行第 108 列'],
    ['a comma too many', '{"id":"a",}', '第 1 行第 11 列'],
    ['single quotes', "{'id':'a'}", '第 1 行第 2 列'],
    ['something after it', '{} {}', '第 1 行第 4 列'],
    ['a control character', '{"id":"\u0001"}', '第 1 行第 8 列'],
    ['NaN', '{"id":NaN}', '第 1 行第 7 列'],
  ])('%s: says where the JSON breaks', async (_, body, place) => {
    const got = await server.write('POST', '/v1/units', body);
    expectProblem(got, { status: 400, code: 'bad-json' });
    expect(got.json.detail).toContain(place);
  });

  it('bytes that are no UTF-8 are refused', async () => {
    const got = await raw('POST', '/v1/units', authorized, Buffer.from([0x7b, 0xff, 0x7d]));
    expectProblem(got, { status: 400, code: 'bad-json' });
  });

  it.each([
    ['an array', [], '', '对象'],
    ['a string', '"x"', '', '对象'],
    ['null', null, '', '对象'],
    ['an empty object', {}, '/id', 'id（标识）：应为1 至 64 个字符的标识'],
    ['a missing name', { id: 'a', kind: 'court' }, '/name', '缺少必填项 name（单位名称）'],
    ['a property that the standard does not have', { ...unit, colour: 'red' }, '/colour', '标准中没有 "colour"'],
    ['a property named __proto__', `{"__proto__":{},${JSON.stringify(unit).slice(1)}`, '/__proto__', '标准中没有'],
    ['a property with a slash', { ...unit, 'a/b~c': 1 }, '/a~1b~0c', '标准中没有'],
    ['a number for a name', { ...unit, name: 5 }, '/name', '收到 5'],
    ['null for a name', { ...unit, shortName: null }, '/shortName', '请省略该项'],
    ['a name that is too long', { ...unit, name: 'x'.repeat(201) }, '/name', '1 至 200 个字符'],
    ['an id with a blank', { ...unit, id: 'a b' }, '/id', '字母、数字'],
    ['an id with a line break', { ...unit, id: 'a\n' }, '/id', '字母、数字'],
    ['an alias that is no text', { ...unit, aliases: ['a', {}] }, '/aliases/1', '字符串'],
    ['a malformed credit code', { ...unit, creditCode: '1' }, '/creditCode', '18 位'],
    ['a wrong check character', { ...unit, creditCode: '91350100M000100Y44' }, '/creditCode', '应为 3'],
    ['NUL in a name', '{"id":"a","kind":"court","name":"a\\u0000b"}', '/name', '空字符'],
    ['half a surrogate pair', '{"id":"a","kind":"court","name":"a\\ud800b"}', '/name', '代理字符'],
  ])('%s is refused at its place', async (_, body, pointer, hint) => {
    const got = await server.write('POST', '/v1/units', body);
    expectProblem(got, { status: 422, code: 'unprocessable' });
    expect(got.json.errors[0]).toMatchObject({ pointer, detail: expect.stringContaining(hint) });
  });

  it.each([
    ['a negative number of beds', { bedCount: -1 }, '/bedCount', '0 至 100000'],
    ['half a bed', { bedCount: 0.5 }, '/bedCount', '整数'],
    ['a number too large to be kept', { extensions: { 'lanxi:n': 1e300 } }, '/extensions/lanxi:n', '无法精确保存'],
    ['a day that does not exist', { openedOn: '2026-02-30' }, '/openedOn', 'YYYY-MM-DD'],
    ['a day before there were records', { openedOn: '0202-02-03' }, '/openedOn', 'YYYY-MM-DD'],
    ['a licence that is no object', { licence: [] }, '/licence', '对象'],
    ['a licence without its first day', { licence: { number: 'x' } }, '/licence/validFrom', '缺少必填项 validFrom'],
  ])('%s is refused at its place within a facility', async (_, change, pointer, hint) => {
    const got = await server.write('POST', '/v1/facilities', { ...facility, ...change });
    expectProblem(got, { status: 422, code: 'unprocessable' });
    expect(got.json.errors[0]).toMatchObject({ pointer, detail: expect.stringContaining(hint) });
  });

  it('a number beyond all numbers is refused', async () => {
    const body = JSON.stringify({ ...facility, bedCount: 0 }).replace('"bedCount":0', '"bedCount":1e999');
    const got = await server.write('POST', '/v1/facilities', body);
    expectProblem(got, { status: 422, code: 'unprocessable' });
    expect(got.json.errors[0].pointer).toBe('/bedCount');
  });

  const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  it.each([
    ['a number beyond all numbers', '{"lanxi:n":1e999}', '/extensions/lanxi:n', '过大'],
    ['a name with NUL', '{"lanxi:\\u0000":1}', '/extensions', '"lanxi:\\u0000" 含有不能保存的字符'],
    ['a name with half a surrogate pair', '{"lanxi:a":{"\\ud800":1}}', '/extensions/lanxi:a', '代理字符'],
    ['what stands too deep', `{"lanxi:a":${deep(63)}}`, `/extensions/lanxi:a${'/0'.repeat(62)}`, '超过 64 层'],
    ['what stands far too deep', `{"lanxi:a":${deep(100_000)}}`, `/extensions/lanxi:a${'/0'.repeat(62)}`, '64 层'],
    ['NUL below a long name', `{"lanxi:a":{"${'x'.repeat(5000)}":"\\u0000"}}`, '/extensions/lanxi:a', 'xxx…'],
  ])('%s is refused where a jurisdiction adds what it likes', async (_, extensions, pointer, hint) => {
    const body = JSON.stringify({ ...facility, extensions: 0 }).replace('"extensions":0', `"extensions":${extensions}`);
    const got = await server.write('POST', '/v1/facilities', body);
    expectProblem(got, { status: 422, code: 'unprocessable' });
    expect(got.json.errors[0]).toMatchObject({ pointer, detail: expect.stringContaining(hint) });
    expect(got.json.errors).toHaveLength(1);
  });

  it('what a jurisdiction adds is kept to the letter, as deep as it may stand', async () => {
    const added = `{"lanxi:a":${deep(62)},"lanxi:__proto__":{"__proto__":{"constructor":[1.5,-2,"\\u2028"]}}}`;
    const body = JSON.stringify({ ...facility, id: 'bad-input-kept', extensions: 0 });
    const sent = body.replace('"extensions":0', `"extensions":${added}`);
    expect((await server.write('POST', '/v1/facilities', sent)).status).toBe(201);
    const got = await server.get('/v1/facilities/bad-input-kept', authorized);
    expect(JSON.stringify(got.json.extensions)).toBe(JSON.stringify(JSON.parse(added)));
  });

  it('names every fault, up to fifty', async () => {
    const aliases = Array.from({ length: 500 }, () => 0);
    const got = await server.write('POST', '/v1/units', { aliases });
    expectProblem(got, { status: 422, code: 'unprocessable' });
    expect(got.json.errors).toHaveLength(50);
    expect(got.json.detail).toContain('另有 503 处错误');
  });

  it.each([
    ['text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a merge patch', { 'content-type': 'application/merge-patch+json' }],
    ['another encoding of characters', { 'content-type': 'application/json; charset=gbk' }],
    ['a compressed body', { 'content-encoding': 'gzip' }],
  ])('%s is refused as a media type', async (_, headers) => {
    const got = await server.write('POST', '/v1/units', unit, headers);
    expectProblem(got, { status: 415, code: 'unsupported-media-type' });
    expect(got.headers.get('accept')).toBe('application/json');
  });

  it('a body without a media type is refused', async () => {
    const { 'content-type': _, ...headers } = authorized;
    expectProblem(await raw('POST', '/v1/units', headers, '{}'), { status: 415, code: 'unsupported-media-type' });
  });

  it('a body that is too large is refused', async () => {
    const got = await server.write('POST', '/v1/units', { ...unit, note: 'x'.repeat(3_000_000) });
    expectProblem(got, { status: 413, code: 'payload-too-large' });
  });

  it('a body nested half a million deep is refused', async () => {
    const depth = 500_000;
    const got = await server.write('POST', '/v1/units', `{"id":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expectProblem(got, { status: 422, code: 'unprocessable' });
  });

  it.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer wrong-token-0123456789' }],
    ['a token in another scheme', { authorization: `Basic ${TOKEN}` }],
    ['an empty token', { authorization: 'Bearer ' }],
  ])('%s is refused before the body is looked at', async (_, headers) => {
    const got = await raw('POST', '/v1/units', { 'content-type': 'text/plain', ...headers }, 'not json');
    expectProblem(got, { status: 401, code: 'unauthorized' });
    expect(got.headers.get('www-authenticate')).toMatch(/^Bearer realm="yijian"/);
  });

  it('an id that is not the one in the path is refused', async () => {
    const got = await server.write('PUT', '/v1/units/other', unit);
    expectProblem(got, { status: 422, code: 'unprocessable' });
    expect(got.json.errors[0].pointer).toBe('/id');
  });

  it.each([
    ['too short', 'short'],
    ['too long', 'k'.repeat(129)],
  ])('an Idempotency-Key that is %s is refused', async (_, key) => {
    const got = await server.write('POST', '/v1/units', unit, { 'idempotency-key': key });
    expectProblem(got, { status: 400, code: 'bad-request' });
    expect(got.json.errors[0].parameter).toBe('Idempotency-Key');
  });
});

describe('a problem', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-TW,en;q=0.5', 'zh-CN'],
    ['de,en;q=0.1', 'en'],
    ['de', 'zh-CN'],
    ['en;q=0,*', 'zh-CN'],
    ['nonsense;;q=x', 'zh-CN'],
  ])('answers to Accept-Language %s in %s', async (asked, language) => {
    const got = await raw('GET', '/v1/units?limit=x', asked === undefined ? {} : { 'accept-language': asked });
    expect(got.headers.get('content-language')).toBe(language);
    const [fault] = got.json.errors;
    expect(/\p{Script=Han}/u.test(got.json.title + got.json.detail + fault.detail)).toBe(language === 'zh-CN');
  });

  it('keeps a well-formed request id of the caller, and no other', async () => {
    const ids = { good: 'portal-7:42', bad: 'a b', long: 'x'.repeat(200) };
    const headerOf = async (id: string) =>
      (await server.get('/v1', { 'x-request-id': id })).headers.get('x-request-id');
    expect(await headerOf(ids.good)).toBe(ids.good);
    expect(await headerOf(ids.bad)).toMatch(/^[0-9a-f-]{36}$/);
    expect(await headerOf(ids.long)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is also what a request gets that is no HTTP', async () => {
    const answer = await converse('NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
  });

  it('is also what a request gets whose headers are too long', async () => {
    const answer = await converse(`GET /v1?x=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});

const authorized = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

/** A request with exactly this method, these headers and these bytes. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      server.origin + path,
      { method, headers: { 'content-length': String(Buffer.byteLength(body)), ...headers } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const pairs = Object.entries(incoming.headers).map(
            ([name, value]) => [name, String(value)] as [string, string],
          );
          const json =
            /json/.test(incoming.headers['content-type'] ?? '') && text !== '' ? JSON.parse(text) : undefined;
          resolve({ status: incoming.statusCode ?? 0, headers: new Headers(pairs), text, json });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** What the server says to bytes. */
function converse(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
