import { report } from './report.js';

process.stdout.write(JSON.stringify(await report(process.argv[2] ?? '')));
