import type { Finding } from './finding.js';
import { classOf, elementNames, ourElements } from './our-elements.js';

interface PageGlobal {
  readonly version?: string;
  readonly refused?: readonly string[];
}

/** Finds two versions on one page. */
export function checkVersions(): Finding[] {
  const { yijian } = window as { yijian?: PageGlobal };
  const classes = [
    ...elementNames.map((name) => customElements.get(`yj-${name}`) as { version?: string } | undefined),
    ...ourElements().map(classOf),
  ];
  const versions = new Set(
    [yijian?.version, ...(yijian?.refused ?? []), ...classes.map((elementClass) => elementClass?.version)].filter(
      (version) => version !== undefined,
    ),
  );
  if (versions.size < 2) return [];
  return [
    {
      code: 'two-versions',
      severity: 'warning',
      problem: `There are ${versions.size} versions on this page: ${Array.from(versions).sort().join(', ')}. Of each element, the first one counts.`,
      remedy: 'Load one version, or register one of them with a suffix: register({ suffix }).',
      elements: Array.from(document.querySelectorAll('script[src*="yijian"]')),
    },
  ];
}
