import bootstrap from 'bootstrap/dist/css/bootstrap.min.css?url&no-inline';
import forceful from './hosts/important.css?url&no-inline';
import smallRoot from './hosts/small-root.css?url&no-inline';

interface Host {
  readonly name: string;
  /** Style sheet of the page. */
  readonly styles?: string;
}

/** Pages of others that a story can stand on. */
export const hosts = {
  plain: { name: '普通页面' },
  'small-root': { name: 'html 62.5%', styles: smallRoot },
  important: { name: '* { … !important }', styles: forceful },
  bootstrap: { name: 'Bootstrap 3', styles: bootstrap },
  dark: { name: '深色页面' },
  grey: { name: '灰度页面' },
  zoom: { name: 'zoom: 2' },
} as const satisfies Record<string, Host>;

export type HostName = keyof typeof hosts;

const id = 'story-host';

/** Makes the document around a story the page of that name. Only where the story has the document for itself. */
export function standOn(host: HostName): void {
  const { styles }: Host = hosts[host];
  const link = document.getElementById(id);
  if (styles === undefined) link?.remove();
  else if (link instanceof HTMLLinkElement) link.href = styles;
  else document.head.append(Object.assign(document.createElement('link'), { id, rel: 'stylesheet', href: styles }));
  document.documentElement.style.colorScheme = host === 'dark' ? 'dark' : '';
}
