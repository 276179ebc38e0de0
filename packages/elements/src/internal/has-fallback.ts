/** Whether the tag holds something to read for as long as its data is not there. White space and scripts are nothing to read. */
export function hasFallback(host: Element): boolean {
  return Array.prototype.some.call(host.childNodes, (node: Node) =>
    node instanceof Element
      ? node.localName !== 'script'
      : node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '',
  );
}
