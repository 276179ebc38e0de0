import type { Command } from './command.js';

/** The commands of `yijian`, in the order of its help. */
export const commands: readonly Command[] = [
  {
    name: 'serve',
    summary: 'run the server (also when no command is given)',
    load: async () => (await import('./serve.js')).serve,
  },
  {
    name: 'recompute-draw',
    summary: 'check a published draw of subjects and inspectors by computing it again',
    describe: (command) =>
      command
        .argument('<draw>', 'address of the draw, or a file with it (JSON)')
        .argument('[pools...]', 'files with the pools that it names; not needed with an address'),
    load: async () => (await import('./recompute-draw.js')).recomputeDrawCommand,
  },
];
