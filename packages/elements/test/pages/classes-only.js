const before = Object.keys(window);
const elements = await import('../../src/index.ts');
window.result = {
  tags: Object.values(elements)
    .map(({ tagName }) => tagName)
    .filter(Boolean),
  globals: Object.keys(window).filter((name) => !before.includes(name) && name !== 'result'),
  sheets: document.querySelectorAll('style, link').length + document.adoptedStyleSheets.length,
};
