import type { PlanMatrix } from '@yijian/standard';
import { expect } from 'chai';
import { accessibilityFaults } from '../../../test/axe.js';
import { earlierPlan } from '../../../test/earlier-plan.js';
import { faultyPayloads } from '../../../test/malformed.js';
import { clearPage, find, place, settled, shownText, warningsOf } from '../../../test/page.js';
import { twoTextPlan } from '../../../test/two-text-plan.js';
import type { ReadClient } from '../../internal/client-context.js';
import { YjProvider } from '../provider/provider.js';
import { YjTaskMatrix } from './task-matrix.js';

YjTaskMatrix.register();
YjProvider.register();

const all = (host: Element, selector: string): HTMLElement[] => [
  ...host.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const text = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function drawn(host: YjTaskMatrix): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  await settled();
  await host.updateComplete;
}

async function comparing(data: unknown, compareData: unknown, width = 1100): Promise<YjTaskMatrix> {
  const box = document.body.appendChild(document.createElement('div'));
  box.style.width = `${width}px`;
  const host = Object.assign(document.createElement('yj-task-matrix') as YjTaskMatrix, { data, compareData });
  await place(host, box);
  // The part that compares is a module of its own.
  await import('./plan-versions.js');
  await drawn(host);
  return host;
}

const row = (host: Element, title: string): HTMLElement => {
  const found = all(host, 'tbody tr').find((each) => text(each.querySelector('.title')).startsWith(title));
  if (!found) throw new Error(`There is no row ${title}.`);
  return found;
};
const cell = (host: Element, title: string, unit: string): HTMLElement => {
  const head = all(host, 'thead [aria-colindex]').find((each) => text(each).includes(unit));
  return row(host, title).querySelector<HTMLElement>(`[aria-colindex="${head?.getAttribute('aria-colindex')}"]`)!;
};

describe('two versions of a plan', () => {
  afterEach(clearPage);

  it('stand in one matrix: what is new, what is dropped, and what is called otherwise', async () => {
    const host = await comparing(twoTextPlan, earlierPlan);
    expect(text(row(host, '加强宣传'))).to.include('新增任务');
    expect(text(row(host, '开展宣传月活动'))).to.include('任务已取消');
    expect(text(row(host, '加强组织领导'))).to.include('原题：健全组织体系');
    expect(text(row(host, '用药监测'))).to.include('原时限：2023年底前');
    expect(text(row(host, '设备监管'))).not.to.match(/新增|取消|原/);
    // The dropped task stands where it stood: first in its part.
    expect(row(host, '开展宣传月活动').previousElementSibling).to.equal(row(host, '保障措施'));
  });

  it('mark each changed cell by sign, word and colour', async () => {
    const host = await comparing(twoTextPlan, earlierPlan);
    const looks = (unit: string): string[] => {
      const found = cell(host, '规范诊疗服务', unit);
      return [found.className.replace(/^cell ?/, ''), ...[...found.querySelectorAll('.only')].map(text)];
    };
    expect(looks('州市场监督管理局')).to.deep.equal(['differs added', '新增', '新增']);
    expect(looks('各乡镇人民政府')).to.deep.equal(['differs removed', '取消']);
    expect(looks('州公安局')).to.deep.equal(['differs changed', '原为', '现为']);
    expect(cell(host, '规范诊疗服务', '州公安局').querySelectorAll('.change-sign path')).to.have.lengthOf(2);
    expect(text(cell(host, '规范诊疗服务', '州公安局').querySelector('.visually-hidden'))).to.match(/^角色变化；/);
    expect(looks('州卫生健康委')).to.deep.equal(['']);
    const colour = (unit: string): string => getComputedStyle(cell(host, '规范诊疗服务', unit)).backgroundColor;
    const units = ['州市场监督管理局', '各乡镇人民政府', '州公安局', '州卫生健康委'];
    expect(new Set(units.map(colour)).size).to.equal(4);
  });

  it('are counted and listed, task by task, for those who read instead of look', async () => {
    const host = await comparing(twoTextPlan, earlierPlan);
    expect(text(find(host, '#differences'))).to.equal('两版差异 5 项任务');
    expect(all(host, '.version-counts li').map(text)).to.deep.equal([
      '新增任务 1 项',
      '取消任务 1 项',
      '改题 1 项',
      '改时限 1 项',
      '新增分工 2 处',
      '取消分工 2 处',
      '角色变化 1 处',
    ]);
    const lines = all(host, '.versions > ol > li').map(text);
    expect(lines).to.have.lengthOf(5);
    expect(lines.join()).to.include('角色变化 州公安局 牵头 → 责任').and.to.include('取消 州人口和计划生育局 牵头');
    all(host, '.versions .task-link')[0]?.click();
    await drawn(host);
    expect(text(find(host, '#detail'))).to.include('加强组织领导');
  });

  it('can be narrowed to what differs', async () => {
    const host = await comparing(twoTextPlan, earlierPlan);
    const box = all(host, '.filters label')
      .find((label) => text(label) === '只看差异')!
      .querySelector('input')!;
    box.click();
    await drawn(host);
    const titles = all(host, 'tbody tr:not(.context) .title').map((each) => text(each.firstChild?.parentElement));
    expect(titles).to.have.lengthOf(5);
    expect(titles.join()).not.to.include('设备监管');
  });

  it('can each be read alone', async () => {
    const host = await comparing(twoTextPlan, earlierPlan);
    const [, other] = all(host, 'input[name="text"]');
    expect(all(host, '.choice label').map(text)).to.include('对照版（2023-02-01）');
    other?.click();
    await drawn(host);
    expect(text(cell(host, '规范诊疗服务', '州公安局').querySelector('.visually-hidden'))).to.equal('牵头');
    expect(all(host, 'tbody .only')).to.have.lengthOf(0);
    expect(all(host, 'tbody .title').map(text).join()).not.to.include('加强宣传');
  });

  it('are the same when nothing has changed', async () => {
    const host = await comparing(twoTextPlan, structuredClone(twoTextPlan));
    expect(text(find(host, '.versions'))).to.equal('两版差异 0 项任务 两版的任务、时限与分工相同。');
    expect(all(host, 'tbody .differs.added, tbody .differs.removed, tbody .differs.changed')).to.have.lengthOf(0);
  });

  it('can be told apart in a narrow place', async () => {
    const host = await comparing(twoTextPlan, earlierPlan, 360);
    const item = all(host, '.item').find((each) => text(each).includes('规范诊疗服务'))!;
    item.querySelector<HTMLElement>('button')!.click();
    await drawn(host);
    expect(text(find(host, '.item-body')))
      .to.include('新增')
      .and.to.include('取消');
  });

  it('are accessible', async () => {
    const host = await comparing(twoTextPlan, earlierPlan);
    expect(await accessibilityFaults(host)).to.deep.equal([]);
  });

  it('are read through the provider, and the plan alone is shown when the other cannot be read', async () => {
    const read = async (failing: boolean): Promise<YjTaskMatrix> => {
      const provider = new YjProvider();
      provider.client = {
        plans: {
          matrix: (id: string): Promise<PlanMatrix> =>
            id === 'now'
              ? Promise.resolve(twoTextPlan)
              : failing
                ? Promise.reject(new TypeError('Failed to fetch'))
                : Promise.resolve(earlierPlan),
        },
      } as unknown as ReadClient;
      const host = Object.assign(document.createElement('yj-task-matrix') as YjTaskMatrix, {
        plan: 'now',
        compare: 'then',
      });
      provider.append(host);
      document.body.append(provider);
      await drawn(host);
      return host;
    };
    expect(shownText(await read(false))).to.include('两版差异 5 项任务');
    clearPage();
    const alone = shownText(await read(true));
    expect(alone).to.include('对照版本未能读取，仅显示本版。').and.to.include('加强宣传');
    expect(alone).not.to.include('开展宣传月活动');
  });

  it('stay readable when the version to compare with is faulty', async function () {
    this.timeout(60_000);
    const blank: string[] = [];
    await warningsOf(async () => {
      for (const { name, body } of faultyPayloads(earlierPlan)) {
        const host = await comparing(twoTextPlan, body);
        if (!shownText(host).includes('加强宣传')) blank.push(name);
        host.parentElement?.remove();
      }
    });
    expect(blank).to.deep.equal([]);
    expect((window as { attacked?: number }).attacked).to.equal(undefined);
  });
});
