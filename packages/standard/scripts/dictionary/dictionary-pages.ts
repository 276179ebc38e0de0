import type { Requirement } from '../../src/requirement.ts';
import type { CodeTable } from '../code-tables.ts';
import { allowed, type DataElement, type DataSet, type DictionaryModule, setter } from './dictionary.ts';
import { html, Markup } from './html.ts';

/** The pages of the dictionary by file name. They need `dictionary.css` beside them, and no script. */
export function dictionaryPages(
  modules: readonly DictionaryModule[],
  tables: readonly CodeTable[],
  requirements: readonly Requirement[],
  version: string,
): Record<string, string> {
  const page = (title: string, current: string, body: Markup): string =>
    html`<!doctype html>
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} · 医鉴数据字典</title>
          <link rel="icon" href="/home/icon.svg" />
          <link rel="stylesheet" href="dictionary.css" />
        </head>
        <body>
          <a class="skip" href="#main">跳到正文</a>
          <header class="top">
            <div class="wrap">
              <p class="mark"><a href="./">医鉴数据字典</a> <span>${version}</span></p>
              <p class="files">
                <a href="yijian-dictionary.xlsx" download>XLSX</a> <a href="yijian-dictionary.csv" download>CSV</a>
                <a href="/reference">接口参考</a>
              </p>
            </div>
          </header>
          <div class="frame wrap">
            <nav aria-label="模块">
              <ul>
                ${modules.map(({ id, zh }) => html`<li><a href="${id}.html" ${id === current && new Markup(' aria-current="page"')}>${zh}</a></li> `)}
                <li><a href="codes.html" ${current === 'codes' && new Markup(' aria-current="page"')}>代码表</a></li>
                <li>
                  <a href="requirements.html" ${current === 'requirements' && new Markup(' aria-current="page"')}
                    >要求</a
                  >
                </li>
              </ul>
            </nav>
            <main id="main">${body}</main>
          </div>
        </body>
      </html> `.text;

  const count = modules.reduce((sum, { sets }) => sum + sets.reduce((n, { elements }) => n + elements.length, 0), 0);
  const setCount = modules.reduce((sum, { sets }) => sum + sets.length, 0);
  const pages: Record<string, string> = {
    'index.html': page(
      '总目',
      'index',
      html`<h1>总目</h1>
        <p class="lead">
          ${setCount} 个数据集，${count} 个数据元，${tables.length} 张代码表。列按卫生健康信息数据元标准（WS/T 303、WS/T
          363）的习惯排印。
        </p>
        ${modules.map(
          ({ id, zh, definition, description, sets }) =>
            html`<section>
              <h2><a href="${id}.html">${zh}</a></h2>
              <p>${definition} <span class="en" lang="en">${description}</span></p>
              <ul class="sets">
                ${sets.map((set) => html`<li><a href="${id}.html#${set.schema}">${set.zh}</a> <code>${set.schema}</code></li>`)}
              </ul>
            </section> `,
        )}`,
    ),
    'codes.html': page('代码表', 'codes', codePage(tables)),
    'requirements.html': page('要求', 'requirements', requirementPage(requirements)),
  };
  const homes = new Map(modules.flatMap(({ id, sets }) => sets.map(({ schema }) => [schema, id] as const)));
  for (const { id, zh, definition, description, sets } of modules)
    pages[`${id}.html`] = page(
      zh,
      id,
      html`<h1>${zh}</h1>
        <p class="lead">${definition} <span class="en" lang="en">${description}</span></p>
        ${sets.map((set) => section(set, tables, homes))}`,
    );
  return pages;
}

const visibilities: Record<string, string> = { public: '公开', government: '政务', restricted: '不外发' };

const section = (set: DataSet, tables: readonly CodeTable[], homes: ReadonlyMap<string, string>): Markup =>
  html`<section id="${set.schema}">
    <h2>${set.zh} <code>${set.schema}</code></h2>
    <p>${set.definition}</p>
    <p class="en" lang="en">${set.description}</p>
    <p class="facts">
      ${set.collection && html`<span>集合 <code>/${set.collection}</code></span> `}<span
        >可见范围 ${visibilities[set.visibility]}</span
      >${set.mechanisms.length > 0 && html` <span>监管机制 ${set.mechanisms.map((id, index) => html`${index > 0 && ' '}<a href="codes.html#mechanism">${id}</a>`)}</span>`}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="${set.zh}的数据元">
      <table>
        <thead>
          <tr>
            <th scope="col">内部标识符</th>
            <th scope="col">数据元标识符</th>
            <th scope="col">数据元名称</th>
            <th scope="col">定义</th>
            <th scope="col">数据类型</th>
            <th scope="col">表示格式</th>
            <th scope="col">允许值</th>
            <th scope="col">出现次数</th>
            <th scope="col">可见范围</th>
            <th scope="col">填报主体</th>
          </tr>
        </thead>
        <tbody>
          ${set.elements.map((element) => row(element, tables, homes))}
        </tbody>
      </table>
    </div>
  </section> `;

const row = (element: DataElement, tables: readonly CodeTable[], homes: ReadonlyMap<string, string>): Markup =>
  html`<tr id="${element.id}">
    <td><code>${element.name}</code></td>
    <td>${element.dataElementId ?? '—'}</td>
    <th scope="row">${element.zh}</th>
    <td class="definition">${element.definition}<br /><span class="en" lang="en">${element.english}</span></td>
    <td>${element.type ?? '组'}</td>
    <td>${element.format || '—'}</td>
    <td>${values(element, tables, homes)}</td>
    <td>${element.occurrence}</td>
    <td class="v-${element.visibility}">${visibilities[element.visibility]}</td>
    <td>${setter(element) || '—'}</td>
  </tr> `;

function values(
  element: DataElement,
  tables: readonly CodeTable[],
  homes: ReadonlyMap<string, string>,
): Markup | string {
  if (element.codeTable) return html`<a href="codes.html#${element.codeTable}">${allowed(element, tables)}</a>`;
  const home = element.group && homes.get(element.group);
  return home ? html`<a href="${home}.html#${element.group}"><code>${element.group}</code></a>` : '—';
}

const attestations: Record<string, string> = {
  official: '官方文本',
  'in-use': '在用系统',
  project: '本标准定义',
  unverified: '待核实',
};

const codePage = (tables: readonly CodeTable[]): Markup =>
  html`<h1>代码表</h1>
    <p class="lead">“待核实”的代码取自二手来源，尚未与官方文本核对，不作为官方代码。</p>
    <ul class="sets">
      ${tables.map(({ id, zh }) => html`<li><a href="#${id}">${zh}</a></li>`)}
    </ul>
    ${tables.map(
      ({ id, zh, en, openness, codes }) =>
        html`<section id="${id}">
          <h2>${zh} <code>${id}</code></h2>
          <p class="en" lang="en">${en}</p>
          <p class="facts"><span>${openness === 'closed' ? '封闭：不增补' : '开放：可增补'}</span></p>
          <div class="scroll" tabindex="0" role="region" aria-label="${zh}">
            <table>
              <thead>
                <tr>
                  <th scope="col">代码</th>
                  <th scope="col">名称</th>
                  <th scope="col">英文名称</th>
                  <th scope="col">来源</th>
                  <th scope="col">有效期</th>
                  <th scope="col">可靠程度</th>
                </tr>
              </thead>
              <tbody>
                ${codes.map(
                  (code) =>
                    html`<tr>
                      <td><code>${code.code}</code></td>
                      <th scope="row">${code.zh}</th>
                      <td lang="en">${code.en}</td>
                      <td>${code.source}</td>
                      <td>
                        ${[code.validFrom, code.validTo].some(Boolean) ? `${code.validFrom ?? ''} 至 ${code.validTo ?? '今'}` : '—'}
                      </td>
                      <td class="a-${code.attestation}">${attestations[code.attestation]}</td>
                    </tr> `,
                )}
              </tbody>
            </table>
          </div>
        </section> `,
    )}`;

const strengths: Record<Requirement['strength'], string> = { MUST: '必须', SHOULD: '应当', MAY: '可以' };
const actors: Record<Requirement['actor'], string> = { server: '服务', client: '客户端', profile: '地方配置' };

const requirementPage = (requirements: readonly Requirement[]): Markup =>
  html`<h1>要求</h1>
    <p class="lead">编号永不复用。“不可测”的要求由实施者声明，并注明不可测的原因。</p>
    <div class="scroll" tabindex="0" role="region" aria-label="要求">
      <table>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">强度</th>
            <th scope="col">对象</th>
            <th scope="col">要求</th>
            <th scope="col">英文</th>
            <th scope="col">可测</th>
          </tr>
        </thead>
        <tbody>
          ${requirements.map(
            ({ id, strength, actor, zh, en, testable, notTestedReason }) =>
              html`<tr id="${id}">
                <th scope="row"><code>${id}</code></th>
                <td>${strengths[strength]}</td>
                <td>${actors[actor]}</td>
                <td>${zh}</td>
                <td class="en" lang="en">${en}</td>
                <td>${testable ? '可测' : html`不可测<br /><span class="en" lang="en">${notTestedReason}</span>`}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>`;
