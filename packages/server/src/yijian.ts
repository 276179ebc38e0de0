#!/usr/bin/env node
import { Command as Program } from 'commander';
import { commands } from './commands/commands.js';
import { StartProblem } from './start-problem.js';
import { serverVersion } from './version.js';

const program = new Program('yijian')
  .description(
    'The reference server of the Yijian standard. Settings are read from the environment: see docs/operators.',
  )
  .version(serverVersion)
  .showHelpAfterError('(yijian --help tells the commands)');

for (const { name, summary, describe, load } of commands) {
  const command = program.command(name).summary(summary).description(summary);
  describe?.(command);
  command.action(async () => {
    const run = await load();
    try {
      const { env, stdout: output, stderr: errors } = process;
      const code = await run(command.processedArgs as (string | undefined)[], command.opts(), { env, output, errors });
      // What was written is flushed first: an exit cuts off a pipe that reads slowly.
      output.write('', () => process.exit(code));
    } catch (error) {
      if (!(error instanceof StartProblem)) throw error;
      process.stderr.write(`${error.message}\n`, () => process.exit(1));
    }
  });
}

const { argv } = process;
await program.parseAsync(argv.length > 2 ? argv : [...argv, 'serve']);
