import path from 'node:path';
import { SAMPLE_EDGE_CASES } from './sample-region/index.js';
import { nearestName } from './settings/nearest-name.js';
import {
  addressPolicy,
  bearerToken,
  day,
  folder,
  host,
  httpAddress,
  httpsAddress,
  isNot,
  keyPlace,
  name,
  origins,
  orNone,
  postgresqlAddress,
  proxies,
  stdoutOrFile,
  wholeNumber,
  zeroOr,
} from './settings/rules.js';
import type { FilledSetting, Setting } from './settings/setting.js';
import { StartProblem } from './start-problem.js';
import { AddressPolicy } from './sync/address-policy.js';

const LARGEST_REGION = 200_000;
const SMALLEST_REGION = Object.keys(SAMPLE_EDGE_CASES).length;

const filled = <T>(setting: FilledSetting<T>): FilledSetting<T> => setting;
const optional = <T>(setting: Setting<T>): Setting<T> => setting;

/**
 * Everything that the operator decides. A new setting is a new entry here and a row in `docs/operators/README.md`, which a test holds against
 * this table; `yijian settings` and the check at the start need nothing more.
 */
export const settingTable = {
  port: filled({
    variable: 'PORT',
    meaning: 'port to listen on; `0` lets the system choose',
    usually: '`4173`',
    rule: wholeNumber(0, 65_535),
    otherwise: 4173,
  }),
  host: filled({
    variable: 'HOST',
    meaning: 'address to listen on; `0.0.0.0` for every network',
    usually: '`localhost`',
    rule: host,
    otherwise: 'localhost',
  }),
  databaseUrl: optional({
    variable: 'DATABASE_URL',
    meaning: 'PostgreSQL to use instead of the embedded database: `postgresql://user:password@host:5432/database`',
    usually: 'embedded',
    rule: postgresqlAddress,
    secret: true,
  }),
  dataFolder: filled({
    variable: 'YIJIAN_DATA',
    meaning: 'folder of the embedded database and of the write token',
    usually: '`.yijian/data`',
    rule: folder,
    otherwise: path.resolve('.yijian/data'),
  }),
  token: optional({
    variable: 'YIJIAN_TOKEN',
    meaning: 'bearer token for writing, 16 characters or more; `none` where an issuer gives all tokens',
    usually: 'made at the first start',
    rule: orNone(bearerToken),
    secret: true,
  }),
  issuer: optional({
    variable: 'YIJIAN_ISSUER',
    meaning: 'issuer (`iss`) of the JSON Web Tokens that are taken besides; see [Access](access.md)',
    usually: 'none',
    rule: name,
  }),
  audience: optional({
    variable: 'YIJIAN_AUDIENCE',
    meaning: 'what those tokens must name in `aud`: this server',
    usually: 'none',
    rule: name,
  }),
  keyPlace: optional({
    variable: 'YIJIAN_JWKS',
    meaning: "the issuer's keys (JWKS): an https address or a file",
    usually: 'none',
    rule: keyPlace,
  }),
  tokenUrl: optional({
    variable: 'YIJIAN_TOKEN_URL',
    meaning: 'where callers get such tokens, told at the root of the API',
    usually: 'not told',
    rule: httpsAddress,
  }),
  sandboxSecret: optional({
    variable: 'YIJIAN_SANDBOX_SECRET',
    meaning: 'turns the development issuer on and is its client secret; refused in production',
    usually: 'off',
    rule: bearerToken,
    secret: true,
  }),
  trustedOrigins: filled({
    variable: 'YIJIAN_ORIGINS',
    meaning: 'origins whose pages may show tokens and write; everybody else may read what is public',
    usually: 'none',
    rule: origins,
    otherwise: [],
  }),
  proxies: filled({
    variable: 'YIJIAN_TRUST_PROXY',
    meaning: 'proxies in front whose `X-Forwarded-For` is believed, for the limits by address',
    usually: 'none',
    rule: proxies,
    otherwise: [],
  }),
  hstsSeconds: filled({
    variable: 'YIJIAN_HSTS_SECONDS',
    meaning:
      'how long browsers are to come by HTTPS only; for servers behind a proxy that ends TLS, such as `31536000`',
    usually: '`0`, not said',
    rule: wholeNumber(0, 63_072_000),
    otherwise: 0,
  }),
  readsPerMinute: filled({
    variable: 'YIJIAN_READS_PER_MINUTE',
    meaning: 'reads that one caller or address may make in a minute, of each process; `0` for any number',
    usually: '`12000`',
    rule: wholeNumber(0, 10_000_000),
    otherwise: 12_000,
  }),
  writesPerMinute: filled({
    variable: 'YIJIAN_WRITES_PER_MINUTE',
    meaning: 'writes, likewise',
    usually: '`12000`',
    rule: wholeNumber(0, 10_000_000),
    otherwise: 12_000,
  }),
  exportsPerMinute: filled({
    variable: 'YIJIAN_EXPORTS_PER_MINUTE',
    meaning: 'exports, likewise',
    usually: '`120`',
    rule: wholeNumber(0, 10_000_000),
    otherwise: 120,
  }),
  audit: optional({
    variable: 'YIJIAN_AUDIT',
    meaning: 'where the audit log goes: a file, or `stdout`',
    usually: 'nowhere',
    rule: stdoutOrFile,
  }),
  seedSize: filled({
    variable: 'YIJIAN_SEED_SIZE',
    meaning: 'sample facilities at the first start; `0` for plans and profiles only',
    usually: '`2000`',
    rule: zeroOr(wholeNumber(SMALLEST_REGION, LARGEST_REGION)),
    otherwise: 2000,
  }),
  seedDate: optional({
    variable: 'YIJIAN_SEED_DATE',
    meaning: 'day on which the sample records end',
    usually: 'the first start',
    rule: day,
  }),
  webhookPolicy: filled({
    variable: 'YIJIAN_WEBHOOK_ALLOW',
    meaning: 'where webhooks may go besides public addresses; see below',
    usually: 'nowhere',
    rule: addressPolicy,
    otherwise: AddressPolicy.publicOnly,
  }),
  answerMegabytes: filled({
    variable: 'YIJIAN_ANSWER_MB',
    meaning:
      'memory of each process for answers that anybody gets, until something is stored; `0` asks the database each time; see [Caching](#caching)',
    usually: '`64`',
    rule: wholeNumber(0, 65_536),
    otherwise: 64,
  }),
  sharedCacheSeconds: filled({
    variable: 'YIJIAN_SHARED_CACHE_SECONDS',
    meaning:
      'how long a proxy or CDN may answer public reads by itself; browsers ask each time; see [Caching](#caching)',
    usually: '`0`',
    rule: wholeNumber(0, 3600),
    otherwise: 0,
  }),
  metricsPort: optional({
    variable: 'YIJIAN_METRICS_PORT',
    meaning: 'port for `/metrics`, `/healthz` and `/readyz`, apart from the public one; see [Monitoring](#monitoring)',
    usually: 'no metrics',
    rule: wholeNumber(0, 65_535),
  }),
  metricsHost: filled({
    variable: 'YIJIAN_METRICS_HOST',
    meaning: 'address of the port for metrics',
    usually: '`localhost`',
    rule: host,
    otherwise: 'localhost',
  }),
  tracesEndpoint: optional({
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    meaning:
      'collector that traces are sent to by the OpenTelemetry protocol over HTTP, without `/v1/traces`; see [Monitoring](#monitoring)',
    usually: 'no traces',
    rule: httpAddress,
  }),
  drainSeconds: filled({
    variable: 'YIJIAN_DRAIN_SECONDS',
    meaning:
      'how long a server that was told to end still answers while `/readyz` says 503, so that a proxy can turn away',
    usually: '`0`',
    rule: wholeNumber(0, 300),
    otherwise: 0,
  }),
  checkAnswers: filled({
    variable: 'NODE_ENV',
    meaning: '`production` sends answers without checking each against the standard',
    usually: 'none',
    rule: isNot('production'),
    otherwise: true,
  }),
};

type SettingTable = typeof settingTable;
type SettingName = keyof SettingTable;
type Value<Name extends SettingName> = SettingTable[Name] extends Setting<infer T> ? T : never;

/** The operator's decisions as values. Those without a default are absent while nobody has decided. */
export type Settings = {
  [Name in SettingName as SettingTable[Name] extends FilledSetting ? Name : never]: Value<Name>;
} & { [Name in SettingName as SettingTable[Name] extends FilledSetting ? never : Name]?: Value<Name> };

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of that beginning that belong to other programs of the project, such as examples and tests. */
const FOREIGN: readonly string[] = ['YIJIAN_URL', 'YIJIAN_UNIT', 'YIJIAN_ENGINES', 'YIJIAN_COUNTS'];

/** What is wrong with the environment: one sentence for each variable. An empty variable counts as absent. */
export function settingFaults(env: Environment): string[] {
  const settings: Setting[] = Object.values(settingTable);
  const known = settings.map(({ variable }) => variable);
  const strangers = Object.keys(env).filter(
    (name) => name.startsWith('YIJIAN_') && !known.includes(name) && !FOREIGN.includes(name),
  );
  return [
    ...settings.flatMap(({ variable, rule, secret }) => {
      const text = env[variable];
      if (text === undefined || text === '' || rule.read(text) !== undefined) return [];
      return [`${secret ? `${variable} is not valid` : `${variable} is "${text}"`}: it must be ${rule.accepted}.`];
    }),
    ...strangers.map((name) => {
      const nearest = nearestName(name, known);
      const mend =
        nearest === undefined
          ? 'unset it, or find its name with yijian settings'
          : `name it ${nearest} if that is meant, or unset it`;
      return `There is no setting ${name}: ${mend}.`;
    }),
  ];
}

/**
 * Reads the settings from environment variables.
 *
 * @throws StartProblem that names the first variable that is wrong and says what it may hold
 */
export function readSettings(env: Environment): Settings {
  const [fault] = settingFaults(env);
  if (fault !== undefined) throw new StartProblem(fault);
  const values = Object.entries(settingTable).map(([name, setting]: [string, Setting | FilledSetting]) => {
    const text = env[setting.variable];
    if (text !== undefined && text !== '') return [name, setting.rule.read(text)];
    return 'otherwise' in setting ? [name, setting.otherwise] : [];
  });
  return Object.fromEntries(values.filter(({ length }) => length > 0)) as Settings;
}
