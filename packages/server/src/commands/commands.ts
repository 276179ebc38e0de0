import type { Command } from './command.js';

/** The commands of `yijian`, in the order of its help. */
export const commands: readonly Command[] = [
  {
    name: 'serve',
    summary: 'run the server (also when no command is given)',
    load: async () => (await import('./serve.js')).serve,
  },
  {
    name: 'fill',
    summary: 'fill an empty database with a fictional region of any size, to try the server at scale',
    describe: (command) =>
      command
        .option('--facilities <number>', 'facilities of the region; 100000 make a province')
        .option('--practitioners <number>', 'about how many practitioners; without it, some ten for each facility')
        .option('--events <number>', 'about how many dated events; without it, some 37 for each facility')
        .option('--as-of <day>', 'day on which the records end, YYYY-MM-DD; without it, today'),
    load: async () => (await import('./fill.js')).fill,
  },
  {
    name: 'import',
    summary: 'import records from NDJSON as the export writes it, a file or a folder of files',
    describe: (command) =>
      command
        .argument(
          '<place>',
          'a file such as penalties.ndjson or penalties.ndjson.gz, a folder of such files, or - for the standard input',
        )
        .option('--collection <name>', 'collection of the records, where the name of the file does not begin with it')
        .option('--skip-faulty', 'leave faulty lines out, instead of ending at the first one')
        .option('--replace', 'store a new version of records that are stored with another content')
        .option('--restart', 'begin at the beginning where an import was interrupted')
        .option('--report <file>', 'where the faults are told; without it, beside the place with .faults.ndjson')
        .option('--by <name>', 'on whose word the history has the records', 'import'),
    load: async () => (await import('./import.js')).importRecords,
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
