/** Opens one of the pages beside the tests in a frame, and waits until it is loaded with its modules. */
export async function openPage(name: string): Promise<Window> {
  const frame = document.createElement('iframe');
  frame.width = '1000';
  frame.height = '600';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  frame.src = new URL(`pages/${name}`, import.meta.url).href;
  document.body.append(frame);
  await loaded;
  if (!frame.contentWindow) throw new Error(`${name} did not open.`);
  return frame.contentWindow;
}
