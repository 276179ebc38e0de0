import '@shoelace-style/shoelace/dist/components/badge/badge.js';
import theme from '@shoelace-style/shoelace/dist/themes/light.css?inline';
import { showPlainHtml } from './plain-html.ts';
import { ratings } from './ratings.ts';
import { stage } from './stage.ts';

const variants = { excellent: 'primary', good: 'success', caution: 'warning', serious: 'danger' };

document.head.appendChild(document.createElement('style')).textContent = theme;

stage({
  prepare: (given) => ({
    html: ratings(given)
      .map(
        ({ code, label, tone, asOf }) =>
          `<sl-badge variant="${variants[tone]}"><b>${code} ${label}</b> <time>${asOf}</time></sl-badge>`,
      )
      .join(''),
    css: 'time { font-size: 13px }',
  }),
  show: showPlainHtml,
});
