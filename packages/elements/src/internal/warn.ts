const warned = new WeakMap<object, Set<string>>();

/**
 * Tells the page's developer on the console what is wrong and how to mend it: once for each element and message, so that a faulty payload
 * cannot flood the console. Never throws.
 */
export function warn(element: Element, message: string): void {
  const messages = warned.get(element) ?? new Set();
  if (messages.has(message)) return;
  warned.set(element, messages.add(message));
  console.warn(`[yijian] <${element.localName}>: ${message}`, element);
}
