import type { EnginePage } from '@yijian/tooling/engines';

/** Our elements on a page. */
export const ours = 'yj-credit-badge, yj-inspection-timeline, yj-task-matrix';

/** Waits until every element is drawn and nothing moves any longer in any of them. */
export async function calm(page: EnginePage): Promise<void> {
  await page.until(
    'every element is drawn',
    (ours: string) => {
      const hosts = Array.from(document.querySelectorAll(ours));
      return hosts.length > 0 && hosts.every((host) => host.shadowRoot?.querySelector('.yj-root')?.textContent.trim());
    },
    ours,
  );
  let before: string | undefined;
  for (;;) {
    const now = await page.run((ours: string) => {
      const hosts = Array.from(document.querySelectorAll(ours));
      return hosts.map((host) => `${host.shadowRoot?.innerHTML.length} ${host.getBoundingClientRect().height}`).join();
    }, ours);
    if (now === before) return;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
