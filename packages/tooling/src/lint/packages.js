/**
 * Which package may import which. Data flows one way, and nothing imports the server.
 *
 * - `uses`: what its sources may import.
 * - `testsUse`: what its tests and measurements may import besides.
 * - `runsAnywhere`: whether its sources must run in every browser and runtime, so that no Node module may be used.
 *
 * @type {Record<string, { uses: string[], testsUse?: string[], runsAnywhere?: boolean }>}
 */
export const packages = {
  standard: { uses: [], runsAnywhere: true },
  rules: { uses: ['standard'], runsAnywhere: true },
  client: { uses: ['standard', 'rules'], testsUse: ['tooling'], runsAnywhere: true },
  elements: { uses: ['standard', 'rules', 'client'], testsUse: ['tooling'], runsAnywhere: true },
  portal: { uses: ['standard', 'rules', 'client', 'elements'], testsUse: ['tooling'], runsAnywhere: true },
  server: { uses: ['standard', 'rules'], testsUse: ['client', 'tooling'] },
  tooling: { uses: [] },
};
