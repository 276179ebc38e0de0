import type { Command } from './command.js';

/** The commands of `yijian`, in the order of its help. */
export const commands: readonly Command[] = [
  {
    name: 'serve',
    summary: 'run the server (also when no command is given)',
    load: async () => (await import('./serve.js')).serve,
  },
];
