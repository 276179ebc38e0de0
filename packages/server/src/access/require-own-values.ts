import { isDeepStrictEqual } from 'node:util';
import { pointerTo } from '../json-pointer.js';
import { ProblemError } from '../http/problem.js';
import type { SetByAuthorities } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import type { Fault } from '../fault.js';

/** A value and where it stands. */
interface Standing {
  pointer: string;
  value: unknown;
}

/** Stands for a value that is not there. */
const ABSENT = 'absent';

/**
 * Holds an institution's write to what is its own to say: what authorities set stays as it is stored, but for the steps that the standard
 * leaves to institutions, such as withdrawing an application.
 *
 * @throws ProblemError `forbidden` that names every such place by JSON Pointer
 */
export function requireOwnValues(
  places: readonly SetByAuthorities[],
  { before, document }: { before?: JsonObject | undefined; document: JsonObject },
): void {
  const faults = places.flatMap(({ path, moves }) => {
    const stored = standingAt(before, path);
    const sent = standingAt(document, path);
    return [...new Set([...stored.keys(), ...sent.keys()])].flatMap((key): Fault[] => {
      const [was, is] = [stored.get(key), sent.get(key)];
      if (isDeepStrictEqual(was?.value, is?.value)) return [];
      const allowed = Object.hasOwn(moves, codeOf(was)) ? (moves[codeOf(was)] ?? []) : [];
      if (allowed.includes(codeOf(is))) return [];
      return [fault((is ?? was)?.pointer ?? path, was, allowed)];
    });
  });
  const [first, ...more] = faults;
  if (first) throw new ProblemError('forbidden', first.detail, { faults: [first, ...more] });
}

const codeOf = (standing: Standing | undefined): string => (standing ? String(standing.value) : ABSENT);

/** The values at a place, by where they stand. Items of lists are known by their ids, so that a list may be sorted anew. */
function standingAt(document: unknown, path: string): Map<string, Standing> {
  let found = new Map<string, Standing>([['', { pointer: '', value: document }]]);
  for (const step of path.split('/').slice(1)) {
    const next = new Map<string, Standing>();
    for (const [key, { pointer, value }] of found) {
      if (value === null || typeof value !== 'object') continue;
      if (step !== '*') {
        const inner = (value as JsonObject)[step];
        if (inner !== undefined) next.set(`${key}/${step}`, { pointer: pointerTo(pointer, step), value: inner });
      } else if (Array.isArray(value)) {
        for (const [index, item] of value.entries())
          next.set(`${key}/${nameOf(item, index)}`, { pointer: pointerTo(pointer, index), value: item });
      }
    }
    found = next;
  }
  return found;
}

function nameOf(item: unknown, index: number): string {
  const id = item !== null && typeof item === 'object' ? (item as JsonObject)['id'] : undefined;
  return typeof id === 'string' ? JSON.stringify(id) : String(index);
}

function fault(pointer: string, was: Standing | undefined, allowed: readonly string[]): Fault {
  const kept = was === undefined ? undefined : JSON.stringify(was.value);
  const codes = allowed.filter((code) => code !== ABSENT);
  return {
    pointer,
    code: 'set-by',
    detail: {
      zh: `${pointer} 由主管部门填写，机构令牌${kept === undefined ? '不得填写此值' : `须保持其现值 ${kept}`}${codes.length > 0 ? `，或改为 ${codes.join('、')}` : ''}。`,
      en: `${pointer} is set by authorities; a token of an institution ${kept === undefined ? 'may not give it this value' : `leaves it as it is, ${kept}`}${codes.length > 0 ? `, or sets it to ${codes.join(' or ')}` : ''}.`,
    },
  };
}
