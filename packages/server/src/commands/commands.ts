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
    name: 'token',
    summary: 'get a token of the development issuer of a running server, to try roles with',
    describe: (command) =>
      void command
        .option('--role <role>', 'administrator, institution or unit', 'administrator')
        .option('--facility <ids>', 'of an institution: its facilities, with commas between')
        .option('--region <code>', 'of a unit: its division (GB/T 2260)')
        .option('--modules <codes>', 'of a unit: its duties, with commas between; all unless given')
        .option('--scope <scopes>', 'with blanks between; all that the role may have unless given')
        .option('--server <address>', 'of the server; the one that the settings describe unless given'),
    load: async () => (await import('./token.js')).token,
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
