import { settingFaults, settingTable } from '../settings.js';
import type { Setting } from '../settings/setting.js';
import type { CommandAction } from './command.js';

/** Shows every setting, what it means and what it is now; with `check`, only what is wrong, and answers 1 when something is. */
export const settings: CommandAction = (_positional, { check }, { env, output, errors }) => {
  const faults = settingFaults(env);
  if (check !== true) for (const setting of Object.values(settingTable)) output.write(shown(setting, env));
  for (const fault of faults) errors.write(`${fault}\n`);
  if (check === true && faults.length === 0) output.write('All settings are valid.\n');
  return Promise.resolve(faults.length === 0 ? 0 : 1);
};

function shown(
  { variable, meaning, usually, rule, secret }: Setting,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const text = env[variable];
  const isSet = text !== undefined && text !== '';
  const value = !isSet ? 'not set' : rule.read(text) === undefined ? 'not valid' : secret ? 'set (secret)' : text;
  return [
    variable,
    `    ${meaning.replaceAll('`', '')}`,
    `    now: ${value}`,
    `    otherwise: ${usually.replaceAll('`', '')}`,
    `    accepted: ${rule.accepted}`,
    '',
  ].join('\n');
}
