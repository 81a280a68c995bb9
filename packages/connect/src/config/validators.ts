/**
 * Says whether a value will do: the reason why not, or undefined. It is asked with null too, where an option is absent or not
 * understood, since some of them must be given.
 */
export interface Validator {
  (value: unknown, name: string): string | undefined
  /** What is allowed, for documentation: `at least 1`. */
  readonly allows?: string
}

function validator(allows: string, check: (value: unknown, name: string) => string | undefined): Validator {
  return Object.assign(check, { allows })
}

/** A number from `least` on. */
export function atLeast(least: number): Validator {
  return validator(`at least ${least}`, (value) => {
    if (typeof value !== 'number') return 'Value must be non-null'
    return value < least ? `Value must be at least ${least}` : undefined
  })
}

/** A number from `least` to `most`. */
export function between(least: number, most: number): Validator {
  const low = atLeast(least)
  return validator(`from ${least} to ${most}`, (value, name) => {
    const wrong = low(value, name)
    if (wrong !== undefined) return wrong
    return typeof value === 'number' && value > most ? `Value must be no more than ${most}` : undefined
  })
}

/** One of `values`. */
export function oneOf(values: readonly string[], { ignoreCase = false } = {}): Validator {
  const plain = (text: string): string => (ignoreCase ? text.toLowerCase() : text)
  const known = new Set(values.map(plain))
  const hint = ignoreCase ? 'String must be one of (case insensitive)' : 'String must be one of'
  return validator(`one of ${values.join(', ')}`, (value) =>
    typeof value === 'string' && known.has(plain(value)) ? undefined : `${hint}: ${values.join(', ')}`,
  )
}

/** Anything but nothing: an option that has a default of null and must be given all the same. */
export const notNull: Validator = validator('anything', (value) => (value === null ? 'A value is required' : undefined))

/** Text that is not empty; absent is fine. */
export const nonEmptyString: Validator = validator('text that is not empty', (value) =>
  value === '' ? 'String must be non-empty' : undefined,
)

/** A list with at least one entry. */
export const nonEmptyList: Validator = validator('at least one', (value) =>
  Array.isArray(value) && value.length > 0 ? undefined : 'Empty list',
)

/** A list in which nothing is empty; absent is fine. */
export const nonEmptyEntries: Validator = eachEntry('entries that are not empty', (entry) =>
  entry === '' ? 'An entry of the list is empty' : undefined,
)

/** A list in which nothing stands twice; absent is fine. */
export const noDuplicates: Validator = validator('no entry twice', (value) =>
  Array.isArray(value) && new Set(value).size < value.length ? 'Duplicate alias provided.' : undefined,
)

/** A list with nothing wrong in it: `check` gives the reason why an entry will not do. Absent is fine. */
export function eachEntry(allows: string, check: (entry: string) => string | undefined): Validator {
  return validator(allows, (value) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : []
    for (const entry of list) {
      const wrong = typeof entry === 'string' ? check(entry) : 'An entry is no text'
      if (wrong !== undefined) return wrong
    }
    return undefined
  })
}

/** What `parse` understands: its error's message is the reason why not. Absent is fine. */
export function understoodBy(allows: string, parse: (value: string) => unknown): Validator {
  return validator(allows, (value) => {
    if (typeof value !== 'string') return undefined
    try {
      parse(value)
      return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  })
}
