import { showPlainHtml } from './plain-html.ts';
import { ratings } from './ratings.ts';
import { stage } from './stage.ts';

stage({
  prepare: (given: Parameters<typeof ratings>[0]) => ({
    html: ratings(given)
      .map(
        ({ code, label, tone, scheme, asOf, issuer }) =>
          `<span class="badge ${tone}"><b class="plate">${code}</b><span><span class="scheme">${scheme}</span><b class="grade">${label}</b><span class="meta"><time>${asOf}</time> ${issuer}</span></span></span>`,
      )
      .join(''),
    css: `.badge { display: inline-flex; align-items: stretch; border: 1px solid; border-radius: 4px; font: 15px sans-serif }
      .plate { display: flex; align-items: center; padding: 0 12px; font-size: 24px; color: #fff; background: #0b4a8c }
      .badge > span { padding: 6px 10px } .scheme, .meta { display: block; font-size: 13px; color: #555 } .grade { font-weight: 600 }
      .excellent { color: #0b4a8c; background: #eaf3fc } .good { color: #1b6e3c; background: #eaf7ef }
      .caution { color: #8a4b00; background: #fff4e2 } .serious { color: #a61b1b; background: #fdecec }`,
  }),
  show: showPlainHtml,
});
