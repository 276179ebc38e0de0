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
];
