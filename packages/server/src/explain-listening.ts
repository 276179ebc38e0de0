import { StartProblem } from './start-problem.js';

/** Names of the variables that decide where something listens. */
export interface ListeningVariables {
  host: string;
  port: string;
}

/** Why an address cannot be listened on, and how to mend it, by the system's code. */
const sentences: Record<string, (host: string, port: number, variables: ListeningVariables) => string> = {
  EADDRINUSE: (_, port, { port: variable }) =>
    `Port ${port} is taken by another program: stop that one, or choose another port: ${variable}=${port < 65_535 ? port + 1 : port - 1}.`,
  EACCES: (_, port, { port: variable }) =>
    `Port ${port} needs rights that this user does not have: choose one above 1023, such as ${variable}=4173.`,
  EADDRNOTAVAIL: (host, _, { host: variable }) =>
    `This machine has no address ${host}: correct ${variable}, or leave it out for localhost.`,
  ENOTFOUND: (host, _, { host: variable }) =>
    `There is no machine named ${host}: correct ${variable}, or leave it out for localhost.`,
  EAI_AGAIN: (host, _, { host: variable }) =>
    `The name ${host} cannot be looked up: correct ${variable}, or leave it out for localhost.`,
};

/** Says why an address cannot be listened on; errors of other kinds stay as they are. */
export function explainListening(host: string, port: number, variables: ListeningVariables, error: unknown): Error {
  const sentence = sentences[(error as NodeJS.ErrnoException).code ?? '']?.(host, port, variables);
  return sentence === undefined ? (error as Error) : new StartProblem(sentence, { cause: error });
}
