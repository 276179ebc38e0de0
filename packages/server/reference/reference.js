/* global Scalar, document, fetch, navigator */

const chinese = !/^en\b/i.test(navigator.language);

/**
 * Puts the Chinese names and definitions of the standard where the reference shows names and descriptions. What has only a name keeps its
 * English description behind it.
 *
 * @param {unknown} node
 */
function nameInChinese(node) {
  if (typeof node !== 'object' || node === null) return;
  Object.values(node).forEach(nameInChinese);
  const name = node['x-title-zh'];
  if (typeof name !== 'string') return;
  const definition = node['x-definition-zh'] ?? node.description ?? '';
  if ('responses' in node) node.summary = name;
  else if ('version' in node) [node.title, node.description] = [name, definition];
  else if (!('type' in node) && !('in' in node)) [node['x-displayName'], node.description] = [name, definition];
  else node.description = `**${name}** ${definition}`;
}

const answer = await fetch('/v1/openapi.json');
const content = await answer.json();
if (chinese) {
  nameInChinese(content);
  document.title = '接口参考 · 医鉴 Yijian';
}

Scalar.createApiReference(document.getElementById('reference'), {
  content,
  localization: { locale: chinese ? 'zh-CN' : 'en' },
  // Nothing leaves this origin: no fonts, no telemetry, no proxy, no assistant.
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
});
