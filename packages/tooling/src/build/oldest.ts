/** The browsers that everything of ours must run in. */
export const oldest = ['chrome83', 'firefox91', 'safari14'] as const;

/**
 * The grammar that they all know. By name of a browser, optional chaining would be taken away for one mistake in V8, which the scripts are
 * looked through for.
 */
export const oldestGrammar = 'es2020';
