import { describe, expect, it } from 'vitest';
import { classicScriptFaults } from './classic-script-faults.ts';

describe('a classic script', () => {
  it('may use what Chromium 83 and Safari 14 know', () => {
    expect(
      classicScriptFaults('(()=>{const a=window.b?.c??1n;async function f(){for await(const x of a)x}})()'),
    ).toEqual([]);
  });

  it('may call its own things what it likes', () => {
    expect(classicScriptFaults('o.eval();x instanceof Function')).toEqual([]);
  });

  it('may spread what comes last, and outside of optional chains', () => {
    expect(classicScriptFaults('a?.b(c,...d);e(...f,g);h?.(i(...j,k))')).toEqual([]);
  });

  it.each([
    ['a private field', 'class A{#x=1}', /no ECMAScript 2020/],
    ['a static block', 'class A{static{}}', /no ECMAScript 2020/],
    ['a logical assignment', 'let a;a??=1', /no ECMAScript 2020/],
    ['a module', "import x from 'x'", /no ECMAScript 2020/],
    ['an import at run time', "import('x')", /one file/],
    ['arguments spread in an optional chain', 'a?.b(...c,d)', /spread/],
    ['the same further on in the chain', 'a?.b.c(...d,e).f', /spread/],
    ['a look behind', 'x.match(/(?<=a)b/)', /look behind/],
    ['eval', "eval('1')", /eval/],
    ['new Function', "new Function('return this')()", /function of text/],
  ])('may not have %s', (_, code, fault) => {
    expect(classicScriptFaults(code)).toEqual([expect.stringMatching(fault)]);
  });
});
