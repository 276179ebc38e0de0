import type { Finding } from './finding.js';

/** Finds what of the page itself stands in the way. */
export function checkPage(): Finding[] {
  const findings: Finding[] = [];
  if (!isSecureContext) {
    findings.push({
      code: 'insecure-context',
      severity: 'note',
      problem: `${location.origin} is no secure context: the browser has no crypto.subtle, no clipboard and no service worker here.`,
      remedy: 'The elements work without them. Serve the page by https where you can.',
      elements: [],
    });
  }
  if (document.compatMode !== 'CSS1Compat') {
    findings.push({
      code: 'quirks-mode',
      severity: 'note',
      problem: 'The page is drawn in quirks mode: it has no <!doctype html>.',
      remedy: 'The elements look the same. Begin the page with <!doctype html> if nothing else hangs on it.',
      elements: [],
    });
  }
  return findings;
}
