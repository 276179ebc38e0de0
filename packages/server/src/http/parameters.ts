import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Fault } from '../fault.js';
import type { OperationDescription, Schema } from '../standard.js';
import { accepted } from './accepted.js';
import { faultyRequest } from './problem.js';
import type { QueryEntry } from './query.js';
import { shown } from './shown.js';
import { isStorable } from './unstorable-faults.js';
import { validatorOf } from './validators.js';

export type ParameterValue = string | number | boolean | string[];
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** Where parameters come from. */
export interface ParameterSource {
  query: readonly QueryEntry[];
  path: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Parameters by where they stand and by name. */
export type GivenParameters = Record<ReadableParameter['in'], Parameters>;

interface ReadableParameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required: boolean;
  schema: Schema;
  validate: ValidateFunction;
}

/** Prepares to read the parameters of an operation. */
export function parameterReader({ parameters }: OperationDescription): {
  /**
   * The parameters that the caller gave, as their schemas type them.
   *
   * @throws ProblemError `bad-request` that names every faulty parameter
   */
  read: (source: ParameterSource) => GivenParameters;
  /** What absent parameters stand for. */
  defaults: Parameters;
} {
  const readable = parameters.map(({ name, in: place, required = false, schema }): ReadableParameter => ({
    name,
    in: place,
    required,
    schema,
    validate: validatorOf(schema),
  }));
  const queryNames = readable.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const defaults = readable.flatMap(({ name, schema }) =>
    schema['default'] === undefined ? [] : [[name, schema['default'] as ParameterValue] as const],
  );
  return {
    defaults: Object.fromEntries(defaults),
    read: (source) => {
      const faults = unknownNames(source.query, queryNames);
      const given: Record<ReadableParameter['in'], Record<string, ParameterValue>> = {
        query: {},
        path: {},
        header: {},
      };
      for (const parameter of readable) {
        const texts = textsOf(parameter, source);
        const outcome = readParameter(parameter, texts);
        if (outcome === undefined) continue;
        if ('fault' in outcome) faults.push(outcome.fault);
        else given[parameter.in][parameter.name] = outcome.value;
      }
      if (faults.length > 0) throw faultyRequest('bad-request', faults);
      return given;
    },
  };
}

/** The texts given for a parameter; undefined among them stands for one that could not be decoded. */
function textsOf(
  { name, in: place }: ReadableParameter,
  { query, path, headers }: ParameterSource,
): (string | undefined)[] {
  if (place === 'query') return query.filter((entry) => entry.name === name).map(({ value }) => value);
  const given = place === 'path' ? path[name] : headers[name.toLowerCase()];
  return given === undefined ? [] : [given].flat();
}

type Outcome = { value: ParameterValue } | { fault: Fault } | undefined;

function readParameter(parameter: ReadableParameter, texts: readonly (string | undefined)[]): Outcome {
  const { name, required, schema, validate } = parameter;
  const isArray = schema['type'] === 'array';
  if (texts.length === 0) return required ? { fault: missing(parameter) } : undefined;
  if (!isArray && texts.length > 1) return { fault: repeated(name, texts.length) };
  if (!texts.every((text) => text !== undefined && isStorable(text))) return { fault: undecodable(name) };
  const given = texts as string[];
  const value = isArray ? given : typed(schema, given[0] ?? '');
  return validate(value) ? { value } : { fault: wrong(parameter, given) };
}

/** A text as its schema's type; a text that is no such value stays one, and fails the schema. */
function typed({ type }: Schema, text: string): ParameterValue {
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function unknownNames(query: readonly QueryEntry[], known: readonly string[]): Fault[] {
  const strangers = [...new Set(query.map(({ name }) => name))].filter((name) => !known.includes(name));
  const list = (joint: string, none: string): string => (known.length === 0 ? none : known.join(joint));
  return strangers.map((name) => ({
    parameter: name,
    code: 'unknown',
    detail: {
      zh: `没有查询参数 ${shown(name)}；可用的有：${list('、', '无')}。`,
      en: `There is no query parameter ${shown(name)}; there is ${list(', ', 'none')}.`,
    },
  }));
}

function missing({ name, schema }: ReadableParameter): Fault {
  const value = accepted(schema);
  return {
    parameter: name,
    code: 'required',
    detail: { zh: `缺少参数 ${name}：应为${value.zh}。`, en: `The parameter ${name} is missing: it is ${value.en}.` },
  };
}

const repeated = (name: string, times: number): Fault => ({
  parameter: name,
  code: 'repeated',
  detail: {
    zh: `参数 ${name} 只能出现一次，收到 ${times} 次。`,
    en: `The parameter ${name} may be given once; got it ${times} times.`,
  },
});

const undecodable = (name: string): Fault => ({
  parameter: name,
  code: 'characters',
  detail: {
    zh: `参数 ${name} 含有空字符，或不是以 UTF-8 作百分号编码。`,
    en: `The parameter ${name} holds NUL, or is not percent-encoded UTF-8.`,
  },
});

function wrong({ name, schema, validate }: ReadableParameter, texts: readonly string[]): Fault {
  const [error] = validate.errors ?? [];
  const item = /^\/(\d+)$/.exec(error?.instancePath ?? '')?.[1];
  const value = accepted(item === undefined ? schema : (schema['items'] as Schema));
  const got =
    item === undefined
      ? schema['type'] === 'array'
        ? `[${texts.length}]`
        : shown(texts[0])
      : shown(texts[Number(item)]);
  return {
    parameter: name,
    code: error?.keyword ?? 'type',
    detail: {
      zh: `参数 ${name} 应为${value.zh}，收到 ${got}。`,
      en: `The parameter ${name} must be ${value.en}; got ${got}.`,
    },
  };
}
