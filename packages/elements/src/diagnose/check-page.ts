import type { Finding } from './finding.js';

/** Finds what of the page itself stands in the way: how it came, and how its scripts are decoded. */
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
  // Code units of 医 as this script was decoded; a page in GBK decodes scripts as GBK unless told otherwise.
  if (['医'].join('').charCodeAt(0) !== 0x533b) {
    findings.push({
      code: 'encoding',
      severity: 'error',
      problem: `The script is read as ${document.characterSet}, but it is UTF-8: Chinese comes out as garbage.`,
      remedy: 'Add charset="utf-8" to the script tag, or have the server say so in Content-Type.',
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
