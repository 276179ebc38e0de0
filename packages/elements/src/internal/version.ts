/** Version of this package, stamped on every class, so that two copies on one page can tell themselves apart. */
export const version = '0.2.0';
