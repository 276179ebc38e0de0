import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { root } from '../bootstrap/places.js';

// The snippets belong to no program, so the rules that ask the compiler are left out.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [{ files: ['**/*.ts'], ...ts.configs.disableTypeChecked }],
});

/** The rules that a snippet breaks in a file of that name. */
async function broken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId !== '@typescript-eslint/no-unused-vars')
    .map(({ ruleId, message }) => ruleId ?? message);
}

const element = 'packages/elements/src/components/sample/sample.ts';
const rule = 'packages/rules/src/sample/sample.ts';
const imports = 'no-restricted-imports';
const syntax = 'no-restricted-syntax';
const use = (name: string): string => `import { x } from '${name}';\nexport const y = x;\n`;
const lit = "import { html } from 'lit';\n";

describe('packages', () => {
  it.each([
    ['packages/standard/src/sample.ts', '@yijian/rules'],
    ['packages/rules/src/sample.ts', '@yijian/client'],
    ['packages/client/src/sample.ts', '@yijian/elements'],
    ['packages/elements/src/sample.ts', '@yijian/server'],
    ['packages/portal/modern/sample.ts', '@yijian/server'],
    ['packages/portal/test/sample.test.ts', '@yijian/server'],
    ['packages/server/src/sample.ts', '@yijian/client'],
    ['packages/server/src/sample.ts', '@yijian/client/anything'],
    ['packages/tooling/src/sample.ts', '@yijian/standard'],
    ['packages/client/src/sample.ts', '@yijian/standard/dist/plans.js'],
    ['packages/client/src/sample.ts', 'node:fs'],
  ])('%s may not import %s', async (file, name) => {
    expect(await broken(file, use(name))).toEqual([imports]);
  });

  it.each([
    ['packages/rules/src/sample.ts', '@yijian/standard'],
    ['packages/client/src/sample.ts', '@yijian/standard/plans'],
    ['packages/elements/src/sample.ts', '@yijian/client'],
    ['packages/portal/modern/sample.ts', '@yijian/elements/define'],
    ['packages/server/src/sample.ts', '@yijian/rules'],
    ['packages/server/src/sample.test.ts', '@yijian/client'],
    ['packages/server/src/sample.ts', 'node:fs'],
    ['packages/standard/scripts/sample.ts', 'node:fs'],
    ['packages/client/src/sample.test.ts', 'node:fs'],
  ])('%s may import %s', async (file, name) => {
    expect(await broken(file, use(name))).toEqual([]);
  });

  it('are not reached by a path', async () => {
    const code = use('../../tooling/src/build/steps.ts');
    expect(await broken('packages/server/src/sample.ts', code)).toEqual(['import-x/no-relative-packages']);
  });
});

describe('modules', () => {
  it('do not import one another in a circle', async () => {
    // port.js imports problem.js.
    const code = "import { requirePort } from './port.js';\nexport const x = requirePort;\n";
    expect(await broken('packages/tooling/src/bootstrap/problem.js', code)).toEqual(['import-x/no-cycle']);
  });
});

describe('elements', () => {
  it.each(['unsafe-html', 'unsafe-svg', 'style-map'])('may not use %s', async (directive) => {
    expect(await broken(element, use(`lit/directives/${directive}.js`))).toEqual([imports]);
  });

  it.each([
    ['a style attribute', `${lit}export const t = html\`<p style="color: red"></p>\`;\n`],
    ['a bound style attribute', `${lit}export const t = (s: string) => html\`<p style=\${s}></p>\`;\n`],
    ['a style element', `${lit}export const t = html\`<style>p { color: red }</style>\`;\n`],
    ['an inline handler', `${lit}export const t = html\`<p onclick="go()"></p>\`;\n`],
    ['innerHTML', 'export const f = (e: Element, s: string) => { e.innerHTML = s; };\n'],
    ['insertAdjacentHTML', "export const f = (e: Element, s: string) => { e.insertAdjacentHTML('beforeend', s); };\n"],
    ['a style set as an attribute', "export const f = (e: Element, s: string) => { e.setAttribute('style', s); };\n"],
  ])('may not use %s', async (_, code) => {
    expect(await broken(element, code)).toContain(syntax);
  });

  it.each([
    ['a class', `${lit}export const t = html\`<p class="a"></p>\`;\n`],
    ['a listener', `${lit}export const t = (f: () => void) => html\`<p @click=\${f}></p>\`;\n`],
    ['a style set through CSSOM', "export const f = (e: HTMLElement) => { e.style.setProperty('--x', '1'); };\n"],
  ])('may use %s', async (_, code) => {
    expect(await broken(element, code)).toEqual([]);
  });

  it('have valid templates', async () => {
    expect(await broken(element, `${lit}export const t = html\`<p class="a"id="b"></p>\`;\n`)).toEqual([
      'lit/no-invalid-html',
    ]);
  });
});

describe('rules', () => {
  it.each(['Date.now()', 'new Date()', 'Date()', 'performance.now()', 'Math.random()', 'crypto.randomUUID()'])(
    'may not use %s',
    async (code) => {
      expect(await broken(rule, `export const x = () => ${code};\n`)).toEqual([syntax]);
    },
  );

  it.each(["new Date('2026-01-01')", 'Date.UTC(2026, 0, 1)', 'Math.floor(1.5)'])('may use %s', async (code) => {
    expect(await broken(rule, `export const x = () => ${code};\n`)).toEqual([]);
  });
});
