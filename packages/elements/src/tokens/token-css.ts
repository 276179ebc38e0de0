import type * as AllTokens from './tokens.js';

type Tokens = Pick<typeof AllTokens, 'care' | 'colours' | 'constants' | 'sizes' | 'targetPx'>;

const lines = <Value>(values: Readonly<Record<string, Value>>, line: (name: string, value: Value) => string): string =>
  Object.entries(values)
    .map(([name, value]) => line(name, value))
    .join('');

/**
 * What stands before a colour's public name in each scheme. A pack overrides each scheme by names of its own, so that a light pack cannot spoil
 * the dark one.
 */
export const schemePrefixes = ['', 'dark-', 'contrast-'] as const;

/**
 * The private tokens (`--_yj-*`) on the wrapper inside every element: each takes the public token (`--yj-*`) of the page when there is one.
 * They are on the wrapper and not on the host, because a page's own rules reach the host.
 */
export function privateTokens({ colours, sizes, constants, care, targetPx }: Tokens): string {
  const scheme = (index: 0 | 1 | 2): string =>
    lines(colours, (name, values) => `--_yj-${name}:var(--yj-${schemePrefixes[index]}${name},${values[index]});`);
  const light = `${scheme(0)}color-scheme:light;`;
  const dark = `${scheme(1)}color-scheme:dark;`;
  const contrast = scheme(2);
  return `
.yj-root{
--_yj-scale:var(--yj-scale,1);
--_yj-unit:calc(var(--yj-font-size,16px) * var(--_yj-scale));
--_yj-target:${targetPx.fine}px;
${lines(sizes, (name, of) => `--_yj-${name}:calc(var(--_yj-unit) * ${of});`)}
${lines(constants, (name, value) => `--_yj-${name}:var(--yj-${name},${value});`)}
${light}}
@media (pointer:coarse){.yj-root{--_yj-target:${targetPx.coarse}px}}
.yj-root[data-care]{--_yj-scale:var(--yj-care-scale,${care.scale});--_yj-target:${care.targetPx}px}
.yj-root[data-theme="dark"]{${dark}}
@media (prefers-color-scheme:dark){.yj-root[data-theme="auto"]{${dark}}}
@media (prefers-contrast:more){.yj-root[data-theme="light"]{${contrast}}}
.yj-root[data-theme="contrast"]{${contrast}}
@media print{.yj-root.yj-root{${light}}}
@media (forced-colors:active){.yj-root.yj-root{${lines(colours, (name, values) => `--_yj-${name}:${values[3]};`)}forced-color-adjust:none}slot{forced-color-adjust:auto}}
`;
}
