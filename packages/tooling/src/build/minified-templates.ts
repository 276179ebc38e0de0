import { minifyHTMLLiterals } from 'minify-literals';
import type { Plugin } from 'vite';
import { oldest } from './oldest.ts';

/**
 * Shortens templates and style sheets in `html` and `css` literals. Of a template only runs of white space become one space: a minifier that
 * does more cannot know what stands beside a binding, and took the space between links and the slash of `<line y2=${y} />`.
 * No style is written in a way that the oldest browsers do not know.
 */
export function minifiedTemplates(): Plugin {
  const targets = Object.fromEntries(
    oldest.map((browser) => {
      const [, name = '', version = ''] = /^([a-z]+)(\d+)$/.exec(browser) ?? [];
      return [name, Number(version) << 16];
    }),
  );
  return {
    name: 'yijian-minified-templates',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('.ts') || !/\b(?:html|css|svg)`/.test(code)) return null;
      const minified = await minifyHTMLLiterals(code, {
        fileName: id,
        html: (html) => html.replace(/\s+/g, ' '),
        css: { targets },
      });
      // What the oldest do not know of sides would be written anew by language: wrong, and dear for each element of a page.
      if (minified?.code.includes(':lang(ae)'))
        this.error(
          'A logical property here is unknown to the oldest browsers: say it in `unsafeCSS`, with a guard for them.',
        );
      return minified;
    },
  };
}
