/**
 * What a Chromium needs to run unattended: as root in a container, without a graphics card, and without asking the
 * vendor's servers for anything.
 */
export const browserArguments: string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
