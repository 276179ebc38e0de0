import { StartProblem } from '../start-problem.js';
import { readSettings } from '../settings.js';
import { TOKEN_PATH } from '../sandbox/add-sandbox-issuer.js';
import type { CommandAction } from './command.js';

/** Prints a token of the development issuer of a running server. */
export const token: CommandAction = async (_positional, options, { env, output }) => {
  const { host, port, sandboxSecret } = readSettings(env);
  if (sandboxSecret === undefined)
    throw new StartProblem(
      'There is no development issuer: set YIJIAN_SANDBOX_SECRET to the same secret for the server and for this command.',
    );
  const { server = `http://${host}:${port}`, scope } = options as { server?: string; scope?: string };
  const answer = await fetch(`${server.replace(/\/+$/, '')}${TOKEN_PATH}`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId(options as Partial<Record<string, string>>),
      client_secret: sandboxSecret,
      ...(scope !== undefined && { scope }),
    }),
  }).catch((error: unknown) => {
    throw new StartProblem(
      `${server} does not answer (${(error as Error).message}): start the server, or name another one by --server.`,
    );
  });
  const body = (await answer.json().catch(() => ({}))) as { access_token?: string; error_description?: string };
  if (!answer.ok || body.access_token === undefined)
    throw new StartProblem(
      body.error_description ??
        `${server} has no development issuer (${answer.status}): set YIJIAN_SANDBOX_SECRET there too.`,
    );
  output.write(`${body.access_token}\n`);
  return 0;
};

/** The id of the client that stands for what was asked. */
function clientId({ role = 'administrator', facility, region, modules }: Partial<Record<string, string>>): string {
  const parts: Readonly<Record<string, (string | undefined)[]>> = {
    administrator: [],
    institution: [facility],
    unit: [region, modules],
  };
  const own = parts[role];
  if (!own) throw new StartProblem(`There is no role "${role}": it must be administrator, institution or unit.`);
  return [role, ...own.filter((part) => part !== undefined)].join('/');
}
