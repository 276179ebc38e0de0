/** Where the reader is, as the address's fragment says. */
export type Route = { page: 'facilities' } | { page: 'facility'; id: string } | { page: 'plans'; id?: string };

/** Reads a fragment such as `#/facilities/fac-1`; anything unknown is the first page. */
export function routeOf(fragment: string): Route {
  const [section, id] = fragment.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (section === 'facilities' && id) return { page: 'facility', id };
  if (section === 'plans') return id ? { page: 'plans', id } : { page: 'plans' };
  return { page: 'facilities' };
}

/** The fragment of a route, the inverse of `routeOf`. */
export function fragmentOf(route: Route): string {
  switch (route.page) {
    case 'facility':
      return `#/facilities/${encodeURIComponent(route.id)}`;
    case 'plans':
      return route.id ? `#/plans/${encodeURIComponent(route.id)}` : '#/plans';
    case 'facilities':
      return '#/facilities';
  }
}
