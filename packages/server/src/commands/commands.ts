import type { Command } from './command.js';

/** The commands of `yijian`, in the order of its help. */
export const commands: readonly Command[] = [
  {
    name: 'serve',
    summary: 'run the server (also when no command is given)',
    load: async () => (await import('./serve.js')).serve,
  },
  {
    name: 'settings',
    summary: 'show every setting, what it means and what it is now',
    describe: (command) => void command.option('--check', 'only tell what is wrong, and end with 1 when something is'),
    load: async () => (await import('./settings.js')).settings,
  },
  {
    name: 'verify',
    summary: 'hold every record to its history, and the history to its hashes and seals',
    describe: (command) =>
      command
        .option('--seal <hash>', 'also require the seal that was printed before')
        .option('--json', 'print findings and summary as one JSON object a line'),
    load: async () => (await import('./verify.js')).verify,
  },
  {
    name: 'seal',
    summary: 'seal the history up to now, and print the hash of the last seal',
    load: async () => (await import('./seal.js')).seal,
  },
];
