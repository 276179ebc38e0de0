import type { ErrorObject } from 'ajv';
import type { Fault } from '../fault.js';
import { pointerTo } from '../json-pointer.js';
import { resolve, type Schema } from '../standard.js';
import type { Words } from '../words.js';
import { accepted } from './accepted.js';
import { shown } from './shown.js';

/** Turns the validator's errors about a body into faults, one for each place. */
export function schemaFaults(errors: readonly ErrorObject[]): Fault[] {
  const byPlace = new Map<string, Fault>();
  for (const error of errors) {
    const fault = schemaFault(error);
    const place = fault.pointer ?? '';
    if (!byPlace.has(place)) byPlace.set(place, fault);
  }
  return [...byPlace.values()];
}

function schemaFault({ keyword, instancePath, params, parentSchema = {}, data }: ErrorObject): Fault {
  const schema = parentSchema as Schema;
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  if (keyword === 'required') {
    const { missingProperty } = params as { missingProperty: string };
    return {
      pointer: pointerTo(instancePath, missingProperty),
      code: keyword,
      detail: missing(missingProperty, resolve(properties[missingProperty] ?? {})),
    };
  }
  if (keyword === 'additionalProperties') {
    const { additionalProperty } = params as { additionalProperty: string };
    return {
      pointer: pointerTo(instancePath, additionalProperty),
      code: keyword,
      detail: unknownProperty(additionalProperty, Object.keys(properties)),
    };
  }
  return { pointer: instancePath, code: keyword, detail: wrong(instancePath.split('/').at(-1) ?? '', schema, data) };
}

function missing(name: string, schema: Schema): Words {
  const title = titleOf(schema);
  const value = accepted(schema);
  return {
    zh: `缺少必填项 ${name}${title}：应为${value.zh}。`,
    en: `The required property ${name} is missing: it is ${value.en}.`,
  };
}

function unknownProperty(name: string, known: readonly string[]): Words {
  return {
    zh: `标准中没有 ${shown(name)} 这一项；可用的有：${known.join('、')}。`,
    en: `The standard has no property ${shown(name)} here; it has ${known.join(', ')}.`,
  };
}

function wrong(name: string, schema: Schema, data: unknown): Words {
  const value = accepted(schema);
  const subject = { zh: name === '' ? '请求体' : `${name}${titleOf(schema)}`, en: name === '' ? 'The body' : name };
  const hint =
    data === null
      ? { zh: '值未知时请省略该项。', en: ' Leave the property out when its value is not known.' }
      : { zh: '', en: '' };
  return {
    zh: `${subject.zh}应为${value.zh}，收到 ${shown(data)}。${hint.zh}`,
    en: `${subject.en} must be ${value.en}; got ${shown(data)}.${hint.en}`,
  };
}

const titleOf = (schema: Schema): string =>
  typeof schema['x-title-zh'] === 'string' ? `（${schema['x-title-zh']}）` : '';
