import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/places.js';
import { runMain } from '../bootstrap/problem.js';
import { buildStale } from '../build/build-stale.ts';
import { packOffline } from './pack-offline.ts';

/** `npm run pack:offline`: builds what is stale and writes `dist/offline/yijian-<version>.zip`. */
await runMain(async () => {
  await buildStale({ only: ['standard', 'types', 'manifest', 'cdn'] });
  const { name, zip, files } = packOffline(root);
  const folder = join(root, 'dist', 'offline');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), zip);
  process.stdout.write(`dist/offline/${name}: ${files} files, ${(zip.length / 1_000_000).toFixed(1)} MB\n`);
});
