/** What stands for a secret where a difference is shown. */
export const hiddenSecret = '[hidden]'

/** An option that is, or would be, something else. Null: it was not, or would not be, there. */
export interface OptionChange {
  readonly option: string
  readonly before: string | null
  readonly after: string | null
}

type Config = Readonly<Record<string, string>>

/** References to secrets are no secrets. */
const reference = /^\$\{(?:env|file):[^}]*\}$/

/** What differs between two configs, by the names of options. Values of `secret` options are not shown, unless they are references. */
export function compareConfigs(before: Config, after: Config, secret: ReadonlySet<string>): readonly OptionChange[] {
  const shown = (config: Config, option: string): string | null => {
    const value = Object.hasOwn(config, option) ? (config[option] ?? null) : null
    return value !== null && secret.has(option) && !reference.test(value) ? hiddenSecret : value
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((option) => before[option] !== after[option])
    .toSorted()
    .map((option) => ({ option, before: shown(before, option), after: shown(after, option) }))
}

/** A line for each: `+` what comes, `-` what goes, `~` what changes. */
export function changeLines(changes: readonly OptionChange[]): string {
  return changes
    .map(({ option, before, after }) => {
      if (before === null) return `  + ${option}: ${String(after)}\n`
      return after === null ? `  - ${option}: ${before}\n` : `  ~ ${option}: ${before} -> ${after}\n`
    })
    .join('')
}
