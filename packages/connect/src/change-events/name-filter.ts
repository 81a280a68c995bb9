import { configError } from '../data/errors.ts'
import { eachEntry, type Validator } from '../config/validators.ts'
import { JavaPattern } from '../java/java-pattern.ts'

/** Whether a name is in a list: of regular expressions, one of which all of it matches, in any case. */
export type NameFilter = (name: string) => boolean

const patternOf = (entry: string): JavaPattern => new JavaPattern(`(?i)(?:${entry})`)

/** Entries that are regular expressions. */
export const regularExpressions: Validator = eachEntry('regular expressions', (entry) => {
  try {
    patternOf(entry)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
})

/** What `option.include.list` and `option.exclude.list` let through. Throws INVALID_CONFIG if there are both. */
export function nameFilter(
  option: string,
  include: readonly string[] | null,
  exclude: readonly string[] | null,
): NameFilter {
  const remembered = new Map<string, boolean>()
  const included = (include ?? []).map(patternOf)
  const excluded = (exclude ?? []).map(patternOf)
  if (included.length > 0 && excluded.length > 0) {
    const message = `${option}.include.list and ${option}.exclude.list are there both: take one out`
    throw configError(`${option}.exclude.list`, message)
  }
  const decide = (name: string): boolean => {
    if (included.length > 0) return included.some((pattern) => pattern.matches(name))
    return !excluded.some((pattern) => pattern.matches(name))
  }
  return (name) => {
    const known = remembered.get(name)
    if (known !== undefined) return known
    const passes = decide(name)
    // A server may have names without end.
    if (remembered.size >= rememberedMax) remembered.clear()
    remembered.set(name, passes)
    return passes
  }
}

const rememberedMax = 10_000
