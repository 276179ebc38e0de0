import { minifyHTMLLiterals } from 'minify-literals';
import type { Plugin } from 'vite';

/**
 * Shortens templates and style sheets in `html` and `css` literals. Of a template only runs of white space become one space: a minifier that
 * does more cannot know what stands beside a binding, and took the space between links and the slash of `<line y2=${y} />`.
 *
 * @param target browsers of the build, such as `chrome83`: no style is written in a shorter way that one of them does not know
 */
export function minifiedTemplates(target: readonly string[]): Plugin {
  const targets = Object.fromEntries(
    target.map((browser) => {
      const [, name = '', version = ''] = /^([a-z]+)(\d+)$/.exec(browser) ?? [];
      return [name, Number(version) << 16];
    }),
  );
  return {
    name: 'yijian-minified-templates',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('.ts') || !/\b(?:html|css|svg)`/.test(code)) return null;
      return minifyHTMLLiterals(code, { fileName: id, html: (html) => html.replace(/\s+/g, ' '), css: { targets } });
    },
  };
}
