import { report } from './report.js';

Object.assign(globalThis, { found: report('/v1') });
