import { Source } from '@storybook/addon-docs/blocks';
import { createElement as h, type ReactElement } from 'react';
import { contracts, type Contract, type ContractName, type Schema, type SchemaProperty } from './contracts.js';

function typeOf({ type, format, $ref, items, 'x-codelist': codes }: SchemaProperty): string {
  const name = $ref?.replace('.json', '');
  if (name !== undefined) return name;
  if (items) return `${typeOf(items)}[]`;
  return [type, format ?? (codes === undefined ? undefined : `代码表 ${codes}`)].filter(Boolean).join(' · ');
}

function fields(name: string, schema: Schema): ReactElement {
  const { properties = {}, required = [], 'x-titles-zh': titles = {} } = schema;
  return h(
    'div',
    { className: 'book sb-unstyled', key: name },
    h(
      'div',
      { className: 'scrolling', tabIndex: 0, role: 'region', 'aria-label': `${name} 的字段` },
      h(
        'table',
        null,
        h('caption', null, h('code', null, name), ` ${schema['x-title-zh'] ?? ''}：${schema['x-definition-zh'] ?? ''}`),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            ['字段 Field', '中文名 Name', '类型 Type', '必填 Required', '含义 Meaning'].map((title) =>
              h('th', { key: title, scope: 'col' }, title),
            ),
          ),
        ),
        h(
          'tbody',
          null,
          Object.entries(properties).map(([field, property]) =>
            h(
              'tr',
              { key: field },
              h('th', { scope: 'row' }, h('code', null, field)),
              h('td', null, titles[field] ?? property['x-title-zh'] ?? ''),
              h('td', null, h('code', null, typeOf(property))),
              h('td', null, required.includes(field) ? h('span', { className: 'required' }, '必填') : '可缺省'),
              h('td', null, property['x-definition-zh'] ?? ''),
            ),
          ),
        ),
      ),
    ),
  );
}

/** What an element reads: the operation, the fields with what is required, and a body to copy. All of it from the standard, none typed in. */
export function DataContract({ of }: { of: ContractName }): ReactElement {
  const { operation, schemas, example }: Contract = contracts[of];
  return h(
    'div',
    null,
    h(Source, { language: 'text', code: `${operation.method} /v1${operation.path}`, dark: false }),
    Object.entries(schemas).map(([name, schema]) => fields(name, schema)),
    h('h3', { className: 'sbdocs sbdocs-h3' }, '可复制的数据 JSON to copy'),
    h(Source, { language: 'json', code: JSON.stringify(example, undefined, 2), dark: false }),
  );
}
