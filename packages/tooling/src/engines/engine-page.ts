import type { DevtoolsConnection } from './devtools-connection.ts';

/** How a page is looked at. */
export interface PageOptions {
  width?: number;
  /** So high by default that nothing is left out of the layout for being out of sight. */
  height?: number;
  /** Media features, such as `{ 'prefers-color-scheme': 'dark' }`. */
  media?: Readonly<Record<string, string>>;
}

/** Keys that do more than write a letter: code and Windows number, and what they write. */
const keys: Readonly<Record<string, { code: string; number: number; text?: string }>> = {
  Enter: { code: 'Enter', number: 13, text: '\r' },
  Escape: { code: 'Escape', number: 27 },
  ' ': { code: 'Space', number: 32, text: ' ' },
  Tab: { code: 'Tab', number: 9 },
  PageUp: { code: 'PageUp', number: 33 },
  PageDown: { code: 'PageDown', number: 34 },
  End: { code: 'End', number: 35 },
  Home: { code: 'Home', number: 36 },
  ArrowLeft: { code: 'ArrowLeft', number: 37 },
  ArrowUp: { code: 'ArrowUp', number: 38 },
  ArrowRight: { code: 'ArrowRight', number: 39 },
  ArrowDown: { code: 'ArrowDown', number: 40 },
};

interface RemoteObject {
  value?: unknown;
  /** Of what is no value, such as an error. */
  description?: string;
}

/** A page in an engine, and all that it complained about. */
export class EnginePage {
  /** Uncaught exceptions, console errors and warnings, violations of the policy, failed requests: in order. */
  readonly complaints: string[] = [];

  private readonly _connection: DevtoolsConnection;
  private readonly _session: string;
  private readonly _context: string;
  private _loaded: (() => void) | undefined;

  private constructor(connection: DevtoolsConnection, session: string, context: string) {
    this._connection = connection;
    this._session = session;
    this._context = context;
    connection.listen(session, (method, params) => this._hear(method, params));
  }

  /** Opens an address and waits until it is loaded. */
  static async open(
    connection: DevtoolsConnection,
    address: string,
    { width = 1000, height = 4000, media = {} }: PageOptions = {},
  ): Promise<EnginePage> {
    const { browserContextId } = await connection.send<{ browserContextId: string }>('Target.createBrowserContext');
    const { targetId } = await connection.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      browserContextId,
    });
    const { sessionId } = await connection.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const page = new EnginePage(connection, sessionId, browserContextId);
    for (const domain of ['Page', 'Runtime', 'Log']) await page._send(`${domain}.enable`);
    await page._send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    // Keys go to the page even if another one was opened after it.
    await page._send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await page._send('Emulation.setEmulatedMedia', {
      features: Object.entries(media).map(([name, value]) => ({ name, value })),
    });
    await page._send('Page.addScriptToEvaluateOnNewDocument', {
      source: `document.addEventListener('securitypolicyviolation', (event) => console.error(
        'policy violated (' + event.disposition + '): ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample
      ));`,
    });
    await page.go(address);
    return page;
  }

  /** Goes to an address and waits until it is loaded. */
  async go(address: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => (this._loaded = resolve));
    const { errorText } = await this._send<{ errorText?: string }>('Page.navigate', { url: address });
    if (errorText !== undefined) throw new Error(`${address}: ${errorText}`);
    await loaded;
  }

  /**
   * Runs a function in the page. It is sent as text: it sees its arguments and the page, and must be written in what the
   * oldest engine understands.
   */
  async run<A extends unknown[], R>(work: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    const { result, exceptionDetails } = await this._send<{
      result: RemoteObject;
      exceptionDetails?: { text: string; exception?: RemoteObject };
    }>('Runtime.evaluate', {
      expression: `(${work.toString()})(...${JSON.stringify(args)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Awaited<R>;
  }

  /** Runs a function in the page again and again until it answers something true, and returns that. */
  async until<A extends unknown[], R>(what: string, work: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    const end = Date.now() + 10_000;
    for (;;) {
      const answer = await this.run(work, ...args);
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`It did not happen in 10 s: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Presses and releases a key, as `KeyboardEvent.key` names it. */
  async press(key: string): Promise<void> {
    const { code, number, text } = keys[key] ?? {
      code: `Key${key.toUpperCase()}`,
      number: key.toUpperCase().charCodeAt(0),
      text: key,
    };
    const event = { key, code, windowsVirtualKeyCode: number, nativeVirtualKeyCode: number };
    await this._send('Input.dispatchKeyEvent', {
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...event,
      ...(text !== undefined && { text, unmodifiedText: text }),
    });
    await this._send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  /** Clicks with the left button, at a place in the window. */
  async click(x: number, y: number): Promise<void> {
    const event = { x, y, button: 'left', clickCount: 1 };
    await this._send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await this._send('Input.dispatchMouseEvent', { type: 'mousePressed', ...event });
    await this._send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...event });
  }

  /** Changes the medium: `print`, or nothing for the screen. */
  async medium(medium: 'print' | ''): Promise<void> {
    await this._send('Emulation.setEmulatedMedia', { media: medium });
  }

  /** The window as a PNG. */
  async picture(): Promise<Buffer> {
    const { data } = await this._send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  /** Complaints since the last call, and forgets them. */
  takeComplaints(): string[] {
    return this.complaints.splice(0);
  }

  async close(): Promise<void> {
    await this._connection.send('Target.disposeBrowserContext', { browserContextId: this._context });
  }

  private _send<R>(method: string, params: object = {}): Promise<R> {
    return this._connection.send<R>(method, params, this._session);
  }

  private _hear(method: string, params: Record<string, unknown>): void {
    if (method === 'Page.loadEventFired') this._loaded?.();
    if (method === 'Runtime.exceptionThrown') {
      const { text, exception } = params.exceptionDetails as { text: string; exception?: RemoteObject };
      this.complaints.push(`uncaught: ${exception?.description ?? text}`);
    }
    if (method === 'Runtime.consoleAPICalled') {
      const { type, args } = params as { type: string; args: RemoteObject[] };
      if (type !== 'error' && type !== 'warning' && type !== 'assert') return;
      this.complaints.push(
        `${type}: ${args.map(({ value, description }) => description ?? JSON.stringify(value)).join(' ')}`,
      );
    }
    if (method === 'Log.entryAdded') {
      const { level, text, url } = params.entry as { level: string; text: string; url?: string };
      if (level === 'error' || level === 'warning') this.complaints.push(`${level}: ${text} ${url ?? ''}`.trim());
    }
  }
}
