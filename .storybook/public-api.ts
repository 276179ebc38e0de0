interface Declaration {
  readonly members?: readonly { readonly privacy?: string; readonly static?: boolean }[];
}

interface Module {
  readonly declarations?: readonly Declaration[];
}

/** A manifest without what no page can use: Storybook would list private members among the properties. */
export function publicApi(manifest: { readonly modules: readonly object[] }): object {
  const modules = manifest.modules as readonly Module[];
  return {
    ...manifest,
    modules: modules.map((module) => ({
      ...module,
      declarations: module.declarations?.map((declaration) => ({
        ...declaration,
        members: declaration.members?.filter((member) => member.privacy === undefined && !member.static),
      })),
    })),
  };
}
