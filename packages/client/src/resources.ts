/** The collections of the standard, for `resource`: one export for each, so that a bundle carries only those it names. */
export * from '@yijian/standard/resources';
