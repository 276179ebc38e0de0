/** Preloaded into a script that `runOnProjectNode` runs: ends it, politely, when its parent has died without a word. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel to the parent is no reason to stay alive.
process.channel?.unref();
