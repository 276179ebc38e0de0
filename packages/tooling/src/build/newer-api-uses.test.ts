import { describe, expect, it } from 'vitest';
import { newerApiUses } from './newer-api-uses.ts';

describe('a classic script', () => {
  it.each([
    ['a method', 'list.at(-1)', 'at'],
    ['a method by a text', "node['replaceChildren']()", 'replaceChildren'],
    ['a function of a class', "Object.hasOwn({}, 'a')", 'hasOwn'],
    ['a function whose name is an old property elsewhere', 'AbortSignal.timeout(9)', 'timeout'],
    ['a global', 'structuredClone(a)', 'structuredClone'],
    ['a class', 'new WeakRef(a)', 'WeakRef'],
    ['a class of a namespace', "new Intl.Segmenter('zh')", 'Segmenter'],
    ['a property', 'if (a) b(navigator.userAgentData)', 'userAgentData'],
    ['what another function has asked for', 'function f(){return a.at?.(0)}function g(){return b.at(0)}', 'at'],
  ])('may not use %s that Chromium 83 lacks', (_, code, name) => {
    expect(newerApiUses(code)).toEqual([expect.stringMatching(`^Chromium 83 has no ${name}: `)]);
  });

  it.each([
    ['a call if it is there', 'list.at?.(-1)'],
    ['its type', "const has=typeof Object.hasOwn==='function';function f(){return has&&Object.hasOwn(a,b)}"],
    ['whether it is in its object', "'replaceChildren'in node?node.replaceChildren():clear(node)"],
    ['it itself', 'if(window.structuredClone)b=structuredClone(a)'],
    ['it itself, and goes on', 'a.at&&a.at(0)'],
    ['that it is missing', 'if(!a.at)return_(0);else a.at(0)'],
  ])('may use it after asking for %s', (_, code) => {
    expect(newerApiUses(code)).toEqual([]);
  });

  it.each([
    ['a property of data', 'a.month+a.at'],
    ['a variable', 'function f(Temporal){return Temporal.x}'],
    ['a key', '({structuredClone:1})'],
    ['old things', "a.matches('b');new ResizeObserver(f);Object.entries(a).flat()"],
  ])('may have %s', (_, code) => {
    expect(newerApiUses(code)).toEqual([]);
  });

  it('may have as many uses as were reviewed, and not one more', () => {
    expect(newerApiUses('a.at(0)', { at: 1 })).toEqual([]);
    expect(newerApiUses('a.at(0);b.at(0)', { at: 1 })).toHaveLength(2);
  });
});
