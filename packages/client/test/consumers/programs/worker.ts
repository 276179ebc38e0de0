import { report } from './report.js';

// In a worker that a bundler made, the address of the script is not that of the page.
postMessage(await report(new URL('/v1', location.origin).href));
