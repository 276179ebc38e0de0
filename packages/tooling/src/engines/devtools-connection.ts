/** What the DevTools protocol sends without being asked. */
export type DevtoolsListener = (method: string, params: Record<string, unknown>) => void;

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  method: string;
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}

/**
 * A connection to a browser over the DevTools protocol. The libraries that drive browsers ask for commands that Chromium
 * 83 does not have; what the tests need of the protocol has not changed since.
 */
export class DevtoolsConnection {
  private readonly _socket: WebSocket;
  private readonly _waiting = new Map<number, Waiting>();
  private readonly _listeners = new Map<string, DevtoolsListener>();
  private _lastId = 0;

  private constructor(socket: WebSocket) {
    this._socket = socket;
    socket.addEventListener('message', ({ data }) => this._receive(JSON.parse(String(data)) as Message));
    socket.addEventListener('close', () => {
      for (const { method, reject } of this._waiting.values()) reject(new Error(`The browser ended during ${method}.`));
      this._waiting.clear();
    });
  }

  /** Connects to the address that a browser prints when it starts. */
  static async open(address: string): Promise<DevtoolsConnection> {
    const socket = new WebSocket(address);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`No connection to ${address}`)));
    });
    return new DevtoolsConnection(socket);
  }

  /**
   * Sends a command and waits for its answer.
   *
   * @param session of a page; none for the browser itself
   */
  send<R>(method: string, params: object = {}, session?: string): Promise<R> {
    if (this._socket.readyState !== WebSocket.OPEN)
      return Promise.reject(new Error(`The browser ended before ${method}.`));
    const id = (this._lastId += 1);
    return new Promise<R>((resolve, reject) => {
      this._waiting.set(id, { method, resolve, reject });
      this._socket.send(JSON.stringify({ id, method, params, ...(session !== undefined && { sessionId: session }) }));
    });
  }

  /** Gives the events of a page's session to a listener. */
  listen(session: string, listener: DevtoolsListener): void {
    this._listeners.set(session, listener);
  }

  close(): void {
    this._socket.close();
  }

  private _receive({ id, sessionId, method, params, result, error }: Message): void {
    if (id === undefined) {
      if (method !== undefined && sessionId !== undefined) this._listeners.get(sessionId)?.(method, params ?? {});
      return;
    }
    const waiting = this._waiting.get(id);
    this._waiting.delete(id);
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
    else waiting?.resolve(result as never);
  }
}
