/** What is loaded only where somebody measures: the library behind it brings others along. */
export { databaseMetrics } from './database-metrics.js';
export { Metrics } from './metrics.js';
