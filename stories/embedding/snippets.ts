import integrity from '@yijian/elements/cdn/integrity.json' with { type: 'json' };
import type { Embedded } from './embedded.js';

interface Snippet {
  readonly name: string;
  readonly language: 'html' | 'tsx' | 'jsx' | 'typescript';
  readonly code: string;
}

/** Hashes of the files of the classic build, by path. */
export const hashes: Readonly<Record<string, string>> = integrity;

const files = (how = 'defer'): string =>
  `<link rel="stylesheet" href="/cdn/undefined.css" integrity="${hashes['undefined.css'] ?? ''}" crossorigin="anonymous">
<script src="/cdn/yijian.js" integrity="${hashes['yijian.js'] ?? ''}" crossorigin="anonymous" ${how}></script>`;

const indented = (code: string, by = '  '): string => code.replace(/^(?=.)/gm, by);

/** How an element is put into a page, by what the page is made with. */
export function snippets({ tagName, attribute, id, more, fallback, jsp, read }: Embedded): readonly Snippet[] {
  const rest = more === undefined ? '' : ` ${more}`;
  const link = (href: string, text: string): string => `<a href="${href}">${text}</a>`;
  const tag = (value: string, content: string): string =>
    `<${tagName} ${attribute}="${value}"${rest}>\n  ${content}\n</${tagName}>`;
  const property = attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const element = tagName.replace('yj-', '');
  // A template takes a number for a number.
  const numbered = (before: string, after: (digits: string) => string): string =>
    rest.replace(/([\w-]+)="(\d+)"/g, (_, name: string, digits: string) => `${before}${name}=${after(digits)}`);
  return [
    {
      name: 'HTML',
      language: 'html',
      code: `${files()}

<yj-provider base-url="/v1">
${indented(tag(id, link(fallback.href, fallback.text)))}
</yj-provider>`,
    },
    {
      name: 'JSP',
      language: 'html',
      code: `<%@ page contentType="text/html; charset=GBK" %>
<%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
${files()}

<yj-provider base-url="\${pageContext.request.contextPath}/v1">
${indented(tag(`<c:out value='\${${jsp.id}}'/>`, link(`<c:out value='\${${jsp.href}}'/>`, `<c:out value='\${${jsp.text}}'/>`)))}
</yj-provider>`,
    },
    {
      name: 'jQuery',
      language: 'jsx',
      code: `// 页面已引入 yijian.js；插入的标签会自行升级。
$('<${tagName}>')
  .attr('${attribute}', '${id}')
  .append($('<a>').attr('href', '${fallback.href}').text('${fallback.text}'))
  .appendTo('yj-provider');

// 换一个对象：改属性即可，正在进行的读取会取消。
$('${tagName}').attr('${attribute}', $('#choice').val());

$(document).on('yj-error', function (event) {
  console.log(event.originalEvent.detail.kind);
});`,
    },
    {
      name: 'Vue 2',
      language: 'html',
      code: `<script>
  // main.js: Vue.config.ignoredElements = [/^yj-/];
  export default { props: ['${property}Id', 'body'], methods: { report(event) { this.$emit('failed', event.detail.kind); } } };
</script>

<template>
  <yj-provider base-url="/v1">
    <${tagName} :${attribute}="${property}Id"${rest} @yj-error="report"></${tagName}>
    <!-- 已有数据时 With data of your own：:data.prop="body" -->
  </yj-provider>
</template>`,
    },
    {
      name: 'Vue 3',
      language: 'html',
      code: `<script setup lang="ts">
// vite.config.ts: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('yj-') } } })
import type {} from '@yijian/elements/vue';
import '@yijian/elements/define';

defineProps<{ ${property}Id: string }>();
const emit = defineEmits<{ failed: [kind: string] }>();
</script>

<template>
  <yj-provider base-url="/v1">
    <${tagName} :${attribute}="${property}Id"${numbered(':', (digits) => `"${digits}"`)} @yj-error="emit('failed', $event.detail.kind)"></${tagName}>
  </yj-provider>
</template>`,
    },
    {
      name: 'React',
      language: 'tsx',
      code: `// React 19
import type {} from '@yijian/elements/jsx';
import '@yijian/elements/define';

interface Props {
  ${property}Id: string;
  onFailed: (kind: string) => void;
}

export function Supervision({ ${property}Id, onFailed }: Props) {
  return (
    <yj-provider base-url="/v1">
      <${tagName} ${attribute}={${property}Id}${numbered('', (digits) => `{${digits}}`)} onyj-error={(event) => onFailed(event.detail.kind)} />
    </yj-provider>
  );
}`,
    },
    {
      name: '删标签的 CMS',
      language: 'html',
      code: `<!-- 页面模板里一次 Once in the page's template -->
${files()}

<!-- 文章里 In the article：没有未知标签，没有脚本；属性前加 data- -->
<div data-yj="provider" data-base-url="/v1">
  <div data-yj="${element}" data-${attribute}="${id}"${rest === '' ? '' : ` data-${more ?? ''}`}>
    ${link(fallback.href, fallback.text)}
  </div>
</div>`,
    },
    {
      name: 'ES 模块',
      language: 'typescript',
      code: `import { createClient } from '@yijian/client';
import '@yijian/elements/define/${element}';

const client = createClient({ baseUrl: '/v1' });
const element = document.createElement('${tagName}');
element.data = await client.${read};
document.querySelector('#supervision')?.append(element);`,
    },
  ];
}
