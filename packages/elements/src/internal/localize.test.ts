import { assert } from 'chai';
import '../locales/en.js';
import { english, englishMessages } from '../locales/english.js';
import { creditBadgeMessages } from '../components/credit-badge/credit-badge.messages.js';
import { timelineMessages } from '../components/inspection-timeline/inspection-timeline.messages.js';
import { messages } from '../components/task-matrix/task-matrix.messages.js';
import { groupThousands } from '../locales/locale.js';
import { zhCN } from '../locales/zh-cn.js';
import { addLocale, localeFor, messagesFor, withOverrides } from './localize.js';

const tables = {
  'zh-CN': { hello: '你好', count: (n: number) => `${n} 项` },
};

describe('localize', () => {
  it('finds a language by tag, then by language, then Chinese', () => {
    for (const tag of ['zh-CN', 'ZH-cn', 'zh', 'zh-Hans-CN', '', 'fr', '-', 'x'])
      assert.equal(localeFor(tag), zhCN, tag);
    for (const tag of ['en', 'en-GB', 'EN-us']) assert.equal(localeFor(tag), english, tag);
  });

  it('gives each language the same texts', () => {
    const chinese = {
      'yj-credit-badge': creditBadgeMessages,
      'yj-inspection-timeline': timelineMessages,
      'yj-task-matrix': messages,
    };
    assert.sameMembers(Object.keys(englishMessages), Object.keys(chinese));
    for (const [tag, tables] of Object.entries(chinese))
      assert.sameMembers(
        Object.keys(englishMessages[tag as keyof typeof englishMessages]),
        Object.keys(tables['zh-CN']),
        tag,
      );
    assert.sameMembers(Object.keys(english.common), Object.keys(zhCN.common));
  });

  it('takes an added language where it has a text and Chinese where it has none', () => {
    const ug = { ...zhCN, language: 'ug', direction: 'rtl' as const, common: { ...zhCN.common, retry: 'قايتا' } };
    addLocale(ug, { 'yj-x': { hello: 'سالام' } });
    const texts = messagesFor('yj-x', tables, localeFor('ug-CN'));
    assert.equal(texts.hello, 'سالام');
    assert.equal(texts.retry, 'قايتا');
    assert.equal(texts.count(3), '3 项');
  });

  it('replaces single texts and refuses what is no text', () => {
    const problems: string[] = [];
    const changed = withOverrides(tables['zh-CN'], { hello: 'Hi', count: 7, other: 'x' } as never, (problem) =>
      problems.push(problem),
    );
    assert.equal(changed.hello, 'Hi');
    assert.equal(changed.count(2), '2 项');
    assert.equal(problems.length, 2);
  });

  it('groups thousands without Intl', () => {
    assert.deepEqual([0, 999, 1000, 1234567.5, -1200].map(groupThousands), [
      '0',
      '999',
      '1,000',
      '1,234,567.5',
      '-1,200',
    ]);
  });
});
