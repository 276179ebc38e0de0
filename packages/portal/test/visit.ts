import type { Browser, Page } from 'playwright-core';

/** A page with everything that it asked for and everything that it complained about. */
export interface Visit {
  page: Page;
  /** Paths with query of all requests, in order. */
  requests: string[];
  /** Console errors and warnings, page errors and CSP violations (report-only ones included). */
  complaints: string[];
  /** Requests to any other origin. */
  foreign: string[];
  close(): Promise<void>;
}

/** Opens a page in a new context and watches it. */
export async function visit(browser: Browser, address: string, width = 1440, height = 900): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' });
  const page = await context.newPage();
  const { origin } = new URL(address);
  const requests: string[] = [];
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:') return;
    if (url.origin === origin) requests.push(url.pathname + url.search);
    else foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(
        `csp ${event.disposition}: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      ),
    );
  });
  await page.goto(address);
  return { page, requests, complaints, foreign, close: () => context.close() };
}
