import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { Agent, request as askHttps } from 'node:https';
import { connect } from 'node:net';
import path from 'node:path';
import { freePort } from './child-server.ts';

const PROGRAMS = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'];
const guides = path.resolve(import.meta.dirname, '../../../docs/operators');

/** Where nginx is on this machine; undefined where there is none. */
export const nginxProgram = PROGRAMS.find((file) => existsSync(file));

/** An answer that came through nginx, read whole. */
export interface Proxied {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  json: any;
}

export interface Nginx {
  /** Asks over TLS, as the public does. Rejects when the connection breaks. */
  ask: (
    method: string,
    path: string,
    options?: { headers?: Record<string, string>; body?: unknown },
  ) => Promise<Proxied>;
  /** What it has logged of requests. */
  log: () => Promise<string>;
  stop: () => Promise<void>;
}

/** Replaces exactly one piece of a text. */
function put(text: string, piece: RegExp, by: string): string {
  if (!piece.test(text)) throw new Error(`The configuration in the guide has no ${piece}.`);
  return text.replace(piece, by);
}

/**
 * Runs the very configuration of the guide for operators, with the lines that it tells to adapt adapted to a test's folder and ports.
 *
 * @param ports those of the servers; one of a primary and one of a standby when `standby` is true, told apart as the guide says
 */
export async function startNginx(
  folder: string,
  ports: readonly [number, number],
  { standby = false } = {},
): Promise<Nginx> {
  const port = await freePort();
  const at = (name: string): string => path.join(folder, name);
  await mkdir(folder, { recursive: true });
  execFileSync(
    'openssl',
    // prettier-ignore
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=yijian.county.example',
      '-addext', 'subjectAltName=DNS:yijian.county.example', '-keyout', at('key.pem'), '-out', at('certificate.pem')],
    { stdio: 'ignore' },
  );
  let text = await readFile(path.join(guides, 'nginx.conf'), 'utf8');
  if (standby) {
    const chapter = await readFile(path.join(guides, 'scale.md'), 'utf8');
    let upstreams = /```nginx\n([\s\S]*?)```/.exec(chapter)?.[1] ?? '';
    upstreams = put(upstreams, /10\.20\.0\.12:\d+/, `127.0.0.1:${ports[1]}`);
    for (let time = 0; time < 2; time += 1) upstreams = put(upstreams, /10\.20\.0\.11:\d+/, `127.0.0.1:${ports[0]}`);
    text = put(text, /upstream yijian \{[\s\S]*?\n\}\n/, upstreams.replaceAll('$', '$$$$'));
    text = text.replaceAll('proxy_pass http://yijian;', 'proxy_pass http://$yijian;');
  } else
    text = put(
      text,
      /( {4}server 127\.0\.0\.1:\d+ [^\n]*\n){2}/,
      ports.map((one) => `    server 127.0.0.1:${one} max_fails=1 fail_timeout=2s;\n`).join(''),
    );
  text = put(text, /listen 443 ssl;/, `listen 127.0.0.1:${port} ssl;`);
  text = put(text, /\/var\/cache\/nginx\/yijian/, at('cache'));
  text = put(text, /\/var\/log\/nginx\/yijian\.log/, at('access.log'));
  text = put(text, /\/etc\/ssl\/yijian\/certificate\.pem/, at('certificate.pem'));
  text = put(text, /\/etc\/ssl\/yijian\/key\.pem/, at('key.pem'));
  await writeFile(at('yijian.conf'), text);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path ${at(kind)};`,
  );
  await writeFile(
    at('nginx.conf'),
    [
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      'daemon off;',
      `pid ${at('pid')};`,
      `error_log ${at('error.log')};`,
      'events {}',
      'http {',
      '  access_log off;',
      ...temporary,
      `  include ${at('yijian.conf')};`,
      '}',
    ].join('\n'),
  );
  const child = spawn(nginxProgram ?? 'nginx', ['-c', at('nginx.conf'), '-e', at('error.log'), '-p', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!(await listens(port)))
    if (child.exitCode !== null) throw new Error(`nginx ended (${child.exitCode}): ${said}`);
  const ca = await readFile(at('certificate.pem'));
  const agent = new Agent({ ca, keepAlive: true, servername: 'yijian.county.example' });
  return {
    log: () => readFile(at('access.log'), 'utf8'),
    ask: (method, target, { headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const request = askHttps(
          {
            host: '127.0.0.1',
            port,
            agent,
            method,
            path: target,
            headers: {
              host: 'yijian.county.example',
              ...(body !== undefined && { 'content-type': 'application/json' }),
              ...headers,
            },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => {
              const whole = Buffer.concat(chunks).toString();
              const isJson = /json/.test(response.headers['content-type'] ?? '') && whole !== '';
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers as Record<string, string | undefined>,
                text: whole,
                json: isJson ? JSON.parse(whole) : undefined,
              });
            });
          },
        );
        request.on('error', reject);
        request.end(body === undefined ? undefined : JSON.stringify(body));
      }),
    stop: () => {
      agent.destroy();
      child.kill('SIGTERM');
      return ended;
    },
  };
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => setTimeout(resolve, 20, false));
  });
