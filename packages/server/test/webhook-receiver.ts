import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookMessage } from '@yijian/standard';
import { Webhook } from 'standardwebhooks';

export const SECRET = 'whsec_ZXhhbXBsZS1zZWNyZXQtZXhhbXBsZS1zZWNyZXQ=';

/** A message as it arrived, with a signature that fits. */
export interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  body: string;
  message: WebhookMessage;
}

/** How a receiver answers. */
export type Respond = (request: IncomingMessage, response: ServerResponse) => void;

export const answerWith =
  (status: number, headers: Record<string, string> = {}): Respond =>
  (_, response) =>
    void response.writeHead(status, headers).end();

/** A receiver of webhooks on this machine, as a subscriber would write one. */
export interface WebhookReceiver {
  url: string;
  /** What has arrived, whatever was answered. */
  received: Received[];
  /** What has arrived with a signature that does not fit. */
  forged: string[];
  /** How the next ones are answered; 204 to begin with. */
  respond: Respond;
  close: () => Promise<void>;
}

export async function startReceiver(): Promise<WebhookReceiver> {
  const verifier = new Webhook(SECRET);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      try {
        const message = verifier.verify(body, request.headers as Record<string, string>) as WebhookMessage;
        receiver.received.push({ id: String(request.headers['webhook-id']), headers: request.headers, body, message });
      } catch (error) {
        receiver.forged.push((error as Error).message);
      }
      receiver.respond(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    forged: [],
    respond: answerWith(204),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
