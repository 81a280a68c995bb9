import { type Option, option, type OptionTraits } from '../config/index.ts'

/**
 * `plugin.version` of a plugin. The version at hand is the default, and the only one that may be asked for: another one is refused, and not taken
 * for it. null where the plugin is not known.
 */
export function versionOption(
  version: string | null,
  traits: Omit<OptionTraits, 'validate' | 'recommend' | 'doc'> & { readonly visible?: boolean },
): Option<string | null> {
  const { visible = true, ...rest } = traits
  const made = option.string({
    ...rest,
    default: null,
    doc: 'Which version of it: there is one.',
    validate: (value) =>
      version === null || value === null || value === version ? undefined : `There is version ${version} only.`,
    recommend: () => ({ values: version === null ? [] : [version], visible }),
  })
  return { ...made, default: version }
}
