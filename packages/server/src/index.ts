export { createServer, type ServerOptions } from './create-server.js';
export { readSettings, type Settings } from './settings.js';
export { start, type RunningServer } from './start.js';
export { StartProblem } from './start-problem.js';
