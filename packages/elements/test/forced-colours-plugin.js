/**
 * The command `forced-colours` of the test runner: switches the browser's forced-colours mode on or off for the page. The runner's own
 * `emulateMedia` does not know it.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function forcedColoursPlugin() {
  /** The emulation ends with the connection that asked for it. */
  const connections = new Map();
  return {
    name: 'forced-colours',
    async executeCommand({ command, payload, session }) {
      if (command !== 'forced-colours') return undefined;
      const page = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (session.browser).getPage(
        session.id,
      );
      const connection = connections.get(page) ?? (await page.createCDPSession());
      connections.set(page, connection);
      const features = [{ name: 'forced-colors', value: payload ? 'active' : 'none' }];
      await connection.send('Emulation.setEmulatedMedia', { features });
      return true;
    },
  };
}
