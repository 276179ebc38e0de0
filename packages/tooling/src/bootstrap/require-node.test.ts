import { expect, it } from 'vitest';
import { requireNode } from './require-node.js';

it.each(['20.19.0', '20.20.2', '21.0.0', '24.11.1', '100.1.0'])('takes Node %s', (version) => {
  expect(() => requireNode('20.19', version)).not.toThrow();
});

it.each(['20.9.0', '20.18.3', '18.20.4', '8.19.0'])('refuses Node %s, and says which it needs', (version) => {
  expect(() => requireNode('20.19', version)).toThrow(
    `Yijian needs Node 20.19 or newer to start and this is Node ${version}; install a newer Node.`,
  );
});
