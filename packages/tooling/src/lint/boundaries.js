import { packages } from './packages.js';

/** @typedef {{ regex: string, message: string }} ImportPattern patterns of ESLint's `no-restricted-imports` */

const order = 'openapi → standard → rules → client → elements → portal';

/**
 * The imports that a package must not make.
 *
 * @param {string} name of the package, without scope
 * @param {{ tests: boolean }} where in its sources; or in its tests and scripts, which may import the package itself
 * @returns {ImportPattern[]}
 */
export function forbiddenImports(name, { tests }) {
  const own = packages[name];
  if (!own) throw new Error(`No package "${name}" in packages.js: say there what it may import.`);
  const allowed = [...own.uses, ...(tests ? [...(own.testsUse ?? []), name] : [])];
  const others = Object.keys(packages).filter((other) => !allowed.includes(other));
  return [
    {
      regex: `^@yijian/(${others.join('|')})(/|$)`,
      message: `@yijian/${name} may import ${allowed.join(', ') || 'no other package'}: data flows ${order}.`,
    },
    {
      regex: '^@yijian/[^/]+/(src|dist)/',
      message: 'Import what the package exports, not its files.',
    },
    ...(own.runsAnywhere && !tests
      ? [{ regex: '^node:', message: `@yijian/${name} runs in browsers too: no Node modules.` }]
      : []),
  ];
}
