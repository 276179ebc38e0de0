import { showPlainHtml } from './plain-html.ts';
import { ratings } from './ratings.ts';
import { stage } from './stage.ts';

stage({
  prepare: (given: Parameters<typeof ratings>[0]) => ({
    html: ratings(given)
      .map(
        ({ code, label, tone, asOf }) =>
          `<span class="badge ${tone}"><b>${code} ${label}</b> <time>${asOf}</time></span>`,
      )
      .join(''),
    css: `.badge { display: inline-flex; align-items: center; padding: 2px 6px; border: 1px solid; border-radius: 2px; font: 15px sans-serif }
      .badge::before { content: '●'; margin-right: 4px }
      .badge b { font-weight: 600; margin-right: 6px } .badge time { font-size: 13px; color: #555 }
      .excellent { color: #0b4a8c; background: #eaf3fc } .good { color: #1b6e3c; background: #eaf7ef }
      .caution { color: #8a4b00; background: #fff4e2 } .serious { color: #a61b1b; background: #fdecec }`,
  }),
  show: showPlainHtml,
});
