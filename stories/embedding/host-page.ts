import bootstrap from 'bootstrap/dist/css/bootstrap.min.css?url&no-inline';
import undefinedStyles from '@yijian/elements/undefined.css?url&no-inline';
import { richSummaries } from '../fixtures/credit-summaries.js';
import { lanxiPlan } from '../fixtures/lanxi-plan.js';
import { richTimeline } from '../fixtures/timelines.js';
import hostile from './hostile.css?url&no-inline';
import violations from './violations.js?url&no-inline';

/** Where Storybook serves the classic script and its parts. */
const classicScript = `${import.meta.env.BASE_URL}cdn/yijian.js`;

/** What stands around the elements. */
export interface HostPage {
  /** Content Security Policy of the page. */
  policy?: string;
  /** Whether Bootstrap 3 and rules for every element are on the page. */
  legacy?: boolean;
  /** Whether the classic script of the elements is. */
  script?: boolean;
}

/** A body inside a tag: the way in that needs neither a request nor a script of the page's own. */
const json = (body: unknown): string =>
  `<script type="application/json">${JSON.stringify(body).replaceAll('<', '\\u003c')}</script>`;

const address = (asset: string): string => new URL(asset, document.baseURI).href;
const stylesheet = (asset: string): string => `<link rel="stylesheet" href="${address(asset)}">`;

/** A whole page of an invented portal, for a frame. The elements in it are those of the classic script, not of Storybook. */
export function hostPage({ policy, legacy = false, script = true }: HostPage): string {
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    ${policy === undefined ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy}">`}
    <title>澜溪州卫生健康监督信息网（虚构示例）</title>
    <script src="${address(violations)}"></script>
    ${stylesheet(undefinedStyles)}
    ${legacy ? stylesheet(bootstrap) + stylesheet(hostile) : ''}
    ${script ? `<script src="${address(classicScript)}" defer></script>` : ''}
  </head>
  <body>
    <div class="container">
      <div class="panel panel-default" data-host>
        <div class="panel-heading" data-host><h3 class="panel-title" data-host>机构信用公示（虚构示例）</h3></div>
        <table class="table table-bordered" data-host>
          <tr><th data-host>机构名称</th><th data-host>信用等级</th></tr>
          <tr>
            <td data-host>云渡县示例口腔诊所（虚构）</td>
            <td>
              <yj-credit-badge>
                ${json(richSummaries)}
                <a href="https://credit.lanxi.example/ratings/">B 基本守信 · 澜溪州卫生健康委员会（虚构） · 2026-01-15</a>
              </yj-credit-badge>
            </td>
          </tr>
        </table>
      </div>
      <h4 data-host>任务分工</h4>
      <yj-task-matrix>
        ${json(lanxiPlan)}
        <p>任务分工见《澜溪州医疗卫生行业综合监管年度任务》（虚构）。</p>
      </yj-task-matrix>
      <h4 data-host>监管时间线</h4>
      <yj-inspection-timeline>
        ${json(richTimeline)}
        <p>监管记录请向澜溪州卫生健康委员会（虚构）查询。</p>
      </yj-inspection-timeline>
    </div>
  </body>
</html>`;
}
