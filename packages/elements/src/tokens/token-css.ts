import type { colours as Colours, constants as Constants, Scheme, sizes as Sizes } from './tokens.js';

interface Tokens {
  colours: typeof Colours;
  sizes: typeof Sizes;
  constants: typeof Constants;
  care: { scale: number; targetPx: number };
  targetPx: { fine: number; coarse: number };
}

const lines = (object: object, line: (name: string, value: never) => string): string =>
  Object.entries(object)
    .map(([name, value]) => line(name, value as never))
    .join('');

const prefix: Record<Scheme, string> = { light: '', dark: 'dark-', contrast: 'contrast-' };

/** Private colours of one scheme. A pack overrides each scheme by its own public names, so that a light pack cannot spoil the dark one. */
const scheme = ({ colours }: Tokens, name: Scheme): string =>
  lines(
    colours,
    (token, value: Record<Scheme, string>) => `--_yj-${token}:var(--yj-${prefix[name]}${token},${value[name]});`,
  );

/**
 * The private tokens (`--_yj-*`) on the wrapper inside every element: each takes the public token (`--yj-*`) of the page when there is one.
 * They are on the wrapper and not on the host, because a page's own rules reach the host.
 */
export function privateTokens(tokens: Tokens): string {
  const { colours, sizes, constants, care, targetPx } = tokens;
  return `
.yj-root{
  --_yj-scale:var(--yj-scale,1);
  --_yj-unit:calc(var(--yj-font-size,16px) * var(--_yj-scale));
  --_yj-target:${targetPx.fine}px;
  ${lines(sizes, (name, { of }: { of: number }) => `--_yj-${name}:calc(var(--_yj-unit) * ${of});`)}
  ${lines(constants, (name, { value }: { value: string }) => `--_yj-${name}:var(--yj-${name},${value});`)}
  ${scheme(tokens, 'light')}
  color-scheme:light;
}
@media (pointer:coarse){.yj-root{--_yj-target:${targetPx.coarse}px}}
.yj-root[data-care]{--_yj-scale:var(--yj-care-scale,${care.scale});--_yj-target:${care.targetPx}px}
.yj-root[data-theme="dark"]{${scheme(tokens, 'dark')}color-scheme:dark}
@media (prefers-color-scheme:dark){.yj-root[data-theme="auto"]{${scheme(tokens, 'dark')}color-scheme:dark}}
@media (prefers-contrast:more){.yj-root[data-theme="light"]{${scheme(tokens, 'contrast')}}}
.yj-root[data-theme="contrast"]{${scheme(tokens, 'contrast')}}
@media print{.yj-root.yj-root{${scheme(tokens, 'light')}color-scheme:light}}
@media (forced-colors:active){.yj-root.yj-root{${lines(colours, (name, { forced }: { forced: string }) => `--_yj-${name}:${forced};`)}}}
`;
}
