import { assert } from 'chai';
import { en } from '../locales/en.js';
import { groupThousands } from '../locales/locale.js';
import { zhCN } from '../locales/zh-cn.js';
import { addLocale, localeFor, messagesFor, withOverrides } from './localize.js';

const tables = {
  'zh-CN': { hello: '你好', count: (n: number) => `${n} 项` },
  en: { hello: 'Hello', count: (n: number) => `${n} items` },
};

describe('localize', () => {
  it('finds a language by tag, then by language, then Chinese', () => {
    for (const tag of ['zh-CN', 'ZH-cn', 'zh', 'zh-Hans-CN', '', 'fr', '-', 'x'])
      assert.equal(localeFor(tag), zhCN, tag);
    for (const tag of ['en', 'en-GB', 'EN-us']) assert.equal(localeFor(tag), en, tag);
  });

  it('gives each language the same texts', () => {
    assert.sameMembers(Object.keys(en.common), Object.keys(zhCN.common));
  });

  it('takes an added language where it has a text and Chinese where it has none', () => {
    const ug = { ...zhCN, language: 'ug', direction: 'rtl' as const, common: { ...zhCN.common, retry: 'قايتا' } };
    addLocale(ug, { 'yj-x': { hello: 'سالام' } });
    const messages = messagesFor('yj-x', tables, localeFor('ug-CN'));
    assert.equal(messages.hello, 'سالام');
    assert.equal(messages.retry, 'قايتا');
    assert.equal(messages.count(3), '3 项');
  });

  it('replaces single texts and refuses what is no text', () => {
    const problems: string[] = [];
    const changed = withOverrides(tables.en, { hello: 'Hi', count: 7, other: 'x' } as never, (problem) =>
      problems.push(problem),
    );
    assert.equal(changed.hello, 'Hi');
    assert.equal(changed.count(2), '2 items');
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
