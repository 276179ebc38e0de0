import { checkContrast } from './check-contrast.js';
import { checkPage } from './check-page.js';
import { checkPolicy } from './check-policy.js';
import { checkSource } from './check-source.js';
import { checkTags } from './check-tags.js';
import { checkVersions } from './check-versions.js';
import type { Check, Finding } from './finding.js';

export type { Finding } from './finding.js';

const checks: readonly Check[] = [checkTags, checkVersions, checkSource, checkPolicy, checkPage, checkContrast];
const order = ['error', 'warning', 'note'] as const;

/**
 * Looks at how the page is set up, prints what is wrong and what to do about it, worst first, and answers with the same. For the console of a
 * developer: it asks the address of every provider once, and changes nothing.
 */
export async function diagnose(): Promise<readonly Finding[]> {
  const found = await Promise.all(
    checks.map(async (check) => {
      try {
        return await check();
      } catch (error) {
        // One check that fails must not hide what the others found.
        return [failed(error)];
      }
    }),
  );
  const findings = found.flat().sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  print(findings);
  return findings;
}

const failed = (error: unknown): Finding => ({
  code: 'check-failed',
  severity: 'note',
  problem: `A check could not be made: ${String(error)}`,
  remedy: 'Tell us, with the name of the browser.',
  elements: [],
});

function print(findings: readonly Finding[]): void {
  if (findings.length === 0) return console.info('[yijian] Nothing is wrong with this page’s set-up.');
  for (const { code, severity, problem, remedy, elements } of findings) {
    const say = { error: 'error', warning: 'warn', note: 'info' } as const;
    console[say[severity]](`[yijian] ${code}: ${problem}\n→ ${remedy}`, ...elements.slice(0, 5));
  }
}
