import type { JsonObject } from './bundle-standard.ts';
import { rangeParameters } from '../src/range-parameters.ts';
import type { Collection, CollectionOperation } from './collections.ts';

/** Path items of a collection, and the page of its list, with `$ref`s as seen from their folders. */
export interface CollectionFiles {
  collection: JsonObject;
  /** Absent when no record can be read or written by itself. */
  item?: JsonObject;
  page: JsonObject;
}

const shared = (folder: string, name: string): JsonObject => ({ $ref: `../../${folder}/${name}.yaml` });
const parameter = (name: string): JsonObject => shared('parameters', name);
const failure = (...names: string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [STATUS[name], shared('responses', name)]));

const STATUS: Record<string, string> = {
  NotModified: '304',
  BadRequest: '400',
  Unauthorized: '401',
  Forbidden: '403',
  NotFound: '404',
  Conflict: '409',
  Withdrawn: '410',
  PreconditionFailed: '412',
  PayloadTooLarge: '413',
  UnsupportedMediaType: '415',
  Unprocessable: '422',
  PreconditionRequired: '428',
  TooManyRequests: '429',
  Unexpected: 'default',
};

/** What the operations of every collection say alike, so that no two of them say it differently. */
export function collectionFiles(collection: Collection): CollectionFiles {
  const { name, schema, one, zh, operations } = collection;
  const many = name.replaceAll('-', ' ');
  const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const plural = camel.charAt(0).toUpperCase() + camel.slice(1);
  const noun = one.replace(/^an? /, '');
  const idName = `${schema.charAt(0).toLowerCase()}${schema.slice(1)}Id`;
  const closed = collection.read === 'government';
  // Whoever keeps a record can read it back; an institution reads no others than its own.
  const keepers = collection.writers.includes('institution') ? [{ oauth2: ['institution:read'] }] : [];
  const readers = closed ? { security: [{ oauth2: ['government:read'] }, ...keepers] } : {};
  const writers = { security: collection.writers.map((role) => ({ oauth2: [`${role}:write`] })) };
  const readLevel = closed ? 'L2' : 'L1';
  // A bad token is refused on public reads too: whoever sends one expects more than the public sees.
  const refused = closed ? ['Unauthorized', 'Forbidden'] : ['Unauthorized'];

  const operation = (id: string, summary: string, title: string, description: string, level: string): JsonObject => ({
    operationId: id,
    tags: [collection.module],
    summary,
    'x-title-zh': title,
    description,
    'x-yijian-mechanisms': collection.mechanisms,
    'x-yijian-level': level,
  });
  const answer = (description: string, body: string, ...headers: string[]): JsonObject => ({
    description,
    headers: Object.fromEntries(
      [
        ['X-Request-Id', 'RequestId'],
        ['Yijian-Version', 'StandardVersion'],
        ['RateLimit', 'RateLimit'],
        ['ETag', 'ETag'],
        ...headers.map((h) => [h, h]),
      ].map(([header = '', file = '']) => [header, shared('headers', file)]),
    ),
    content: { 'application/json': { schema: { $ref: body } } },
  });
  const item = shared('schemas', schema)['$ref'] as string;
  const page = shared('schemas/pages', `${schema}Page`)['$ref'] as string;
  const body = { requestBody: { required: true, content: { 'application/json': { schema: { $ref: item } } } } };
  const writeFailures = ['PayloadTooLarge', 'UnsupportedMediaType', 'Unprocessable', 'TooManyRequests', 'Unexpected'];

  const made: Record<CollectionOperation, () => JsonObject> = {
    list: () => ({
      ...operation(
        `list${plural}`,
        `List ${many}`,
        `列出${zh}`,
        `Pages through ${many} in a stable order, by id unless \`sort\` says otherwise.`,
        readLevel,
      ),
      ...readers,
      parameters: [
        ...filterParameters(collection, many),
        ...(collection.dates.length > 0 ? [sortParameter(collection)] : []),
        ...['UpdatedSince', 'Limit', 'Cursor', 'IfNoneMatch'].map(parameter),
      ],
      responses: {
        '200': answer('One page.', page, 'Link'),
        ...failure('NotModified', 'BadRequest', ...refused, 'TooManyRequests', 'Unexpected'),
      },
    }),
    create: () => ({
      ...operation(
        `create${schema}`,
        `Create ${one}`,
        `新建${zh}`,
        `Stores a new ${noun} under the id in the body.`,
        'L3',
      ),
      ...writers,
      parameters: ['IdempotencyKey', 'ChangeReason'].map(parameter),
      ...body,
      responses: {
        '201': answer('Stored.', item, 'Location'),
        ...failure('BadRequest', 'Unauthorized', 'Forbidden', 'Conflict', ...writeFailures),
      },
    }),
    get: () => ({
      ...operation(`get${schema}`, `Read ${one}`, `读取${zh}`, `Reads one ${noun}.`, readLevel),
      ...readers,
      parameters: [parameter('IfNoneMatch')],
      responses: {
        '200': answer('The item.', item),
        ...failure('NotModified', 'BadRequest', ...refused, 'NotFound', 'Withdrawn', 'TooManyRequests', 'Unexpected'),
      },
    }),
    put: () => ({
      ...operation(
        `put${schema}`,
        `Create or replace ${one}`,
        `写入${zh}`,
        `Stores the ${noun} under the id in the path. Replacing needs \`If-Match\` with the current ETag; creating needs \`If-None-Match: *\` or no condition.`,
        'L3',
      ),
      ...writers,
      parameters: ['IfMatch', 'IfNoneMatch', 'IdempotencyKey', 'ChangeReason'].map(parameter),
      ...body,
      responses: {
        '200': answer('Replaced.', item),
        '201': answer('Created.', item, 'Location'),
        ...failure(
          'BadRequest',
          'Unauthorized',
          'Forbidden',
          'Conflict',
          'PreconditionFailed',
          'PreconditionRequired',
          ...writeFailures,
        ),
      },
    }),
  };
  const some = (ids: Record<string, CollectionOperation>): JsonObject =>
    Object.fromEntries(
      Object.entries(ids)
        .filter(([, id]) => operations.includes(id))
        .map(([method, id]) => [method, made[id]()]),
    );

  const single = some({ get: 'get', put: 'put' });
  return {
    collection: some({ get: 'list', post: 'create' }),
    ...(Object.keys(single).length > 0 && {
      item: {
        parameters: [
          {
            name: idName,
            in: 'path',
            required: true,
            description: `Identifier of the ${noun}.`,
            'x-title-zh': `${zh}标识`,
            schema: { type: 'string', minLength: 1, maxLength: 64 },
          },
        ],
        ...single,
      },
    }),
    page: {
      type: 'object',
      description: `One page of ${many}.`,
      'x-title-zh': `${zh}列表`,
      'x-definition-zh': `${zh}列表的一页。`,
      'x-yijian-visibility': collection.read,
      'x-yijian-mechanisms': collection.mechanisms,
      required: ['data', 'page'],
      properties: {
        data: {
          type: 'array',
          maxItems: 200,
          'x-title-zh': '数据',
          'x-definition-zh': '本页的记录。',
          description: 'Items of this page.',
          items: { $ref: `../${schema}.yaml` },
        },
        page: { $ref: '../PageInfo.yaml' },
      },
    },
  };
}

function filterParameters({ filters, dates }: Collection, many: string): JsonObject[] {
  const query = (name: string, zh: string, description: string, schema: JsonObject): JsonObject => ({
    name,
    in: 'query',
    description,
    'x-title-zh': zh,
    schema,
  });
  const date = { type: 'string', format: 'date' };
  return [
    ...Object.entries(filters).map(([name, filter]) =>
      query(name, filter.zh, filter.en, (filter.schema as JsonObject | undefined) ?? { type: 'string', maxLength: 64 }),
    ),
    ...dates.flatMap((property) => {
      const { from, to } = rangeParameters(property);
      return [
        query(from, `${property} 起`, `Only ${many} whose \`${property}\` is this day or later.`, date),
        query(to, `${property} 止`, `Only ${many} whose \`${property}\` is this day or earlier.`, date),
      ];
    }),
  ];
}

const sortParameter = ({ dates }: Collection): JsonObject => ({
  name: 'sort',
  in: 'query',
  description: `Sorts by a date, then by id: ${dates.map((date) => `\`${date}\``).join(' or ')}, oldest first; with \`-\` before it, the other way round. Records without the date come first, or last with \`-\`.`,
  'x-title-zh': '排序',
  schema: { type: 'string', maxLength: 64, pattern: `^-?(${dates.join('|')})$`, examples: [`-${dates[0] ?? ''}`] },
});
