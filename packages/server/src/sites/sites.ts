import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Folders of files served as they are. */
export interface Site {
  /** Address below which the files are, with a slash at its end. */
  prefix: string;
  folder: string;
  /** What the folder is, and how it is made, for whoever finds it missing. */
  name: string;
  build: string;
  /** Headers by the beginning of the path within the site; the longest beginning that fits counts. */
  headers: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Files whose name changes with their content. */
  immutable?: RegExp;
}

const root = fileURLToPath(new URL('../../../../', import.meta.url));

const policy = (...directives: string[]): Record<string, string> => ({
  'content-security-policy': directives.join('; '),
});

/** Nothing but this server's own scripts, styles, pictures and reads. */
const ownOnly = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
];

const trustedTypes = ["require-trusted-types-for 'script'", "trusted-types lit-html 'allow-duplicates'"];

/** The longer a prefix, the earlier it is asked: the portals are at the root of all. */
export const sites: readonly Site[] = [
  {
    prefix: '/cdn/',
    folder: `${root}packages/elements/dist/cdn`,
    name: 'The classic script',
    build: 'npm run build',
    // Portals of other origins load it.
    headers: { '': { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } },
  },
  {
    prefix: '/storybook/',
    folder: `${root}dist/storybook`,
    name: 'Storybook',
    build: 'npm run build',
    headers: { '': policy("frame-ancestors 'self'") },
    immutable: /^(?:assets|sb-manager|sb-addons)\/.*-[\w-]{8}\.\w+$/,
  },
  {
    prefix: '/reference/',
    folder: fileURLToPath(new URL('../../reference', import.meta.url)),
    name: 'The API reference',
    build: 'npm run build',
    headers: {
      '': policy(
        "default-src 'none'",
        "script-src 'self'",
        // The reference writes its styles into the page.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
      ),
    },
  },
  {
    prefix: '/reference/dictionary/',
    folder: `${root}packages/standard/dist/dictionary`,
    name: 'The data dictionary',
    build: 'npm run build',
    headers: { '': policy(...ownOnly) },
  },
  {
    prefix: '/reference/sdk/',
    folder: `${root}dist/sdk`,
    name: 'The API reference of the SDK',
    build: 'npm run build',
    headers: {
      '': policy(
        "default-src 'none'",
        // Its one script in the page sets the theme before anything is drawn; another one writes styles.
        "script-src 'self' 'sha256-10m9WSfFWWa1qM9Z5+4hPCEFJP7DRPogeAkaBk+dSEo='",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
      ),
    },
  },
  {
    prefix: '/reference/json-schema/',
    folder: `${root}packages/standard/dist/json-schema`,
    name: 'The JSON Schemas',
    build: 'npm run build',
    // Validators of other origins load them.
    headers: { '': { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } },
  },
  {
    prefix: '/reference/scalar/',
    folder: `${dirname(createRequire(import.meta.url).resolve('@scalar/api-reference/style.css'))}/browser`,
    name: 'The API reference program',
    build: 'npm ci',
    headers: {},
  },
  {
    prefix: '/',
    folder: `${root}packages/portal/dist`,
    name: 'The sample portals',
    build: 'npm run build',
    headers: {
      '': policy(...ownOnly),
      // No Trusted Types here: jQuery 1.x writes innerHTML when it loads, and would not.
      'legacy/': policy(...ownOnly),
      'modern/': policy(...ownOnly, ...trustedTypes),
    },
    immutable: /^assets\/.*-[\w-]{8}\.\w+$/,
  },
];
