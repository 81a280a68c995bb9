import { configError } from '../../data/errors.ts'
import type { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import type { ConnectMap, ConnectValue } from '../../data/value.ts'
import { requireMap, requireStruct } from './requirements.ts'

const purpose = 'nested field access'

/**
 * Takes a step in backticks that begins at `at` (KIP-821): up to the first backtick before a dot or the end that has no backslash before it.
 * Gives the step, and where the path goes on.
 */
function takeQuoted(path: string, at: number, option: string): { step: string; next: number } {
  let step = ''
  let from = at + 1
  for (let end = path.indexOf('`', from); end >= 0; end = path.indexOf('`', end + 1)) {
    const isLast = end === path.length - 1
    // A backtick that no dot follows belongs to the name.
    if (!isLast && path[end + 1] !== '.') continue
    if (path[end - 1] !== '\\') return { step: step + path.slice(from, end), next: end + 2 }
    if (isLast) break
    step += `${path.slice(from, end - 1)}\``
    from = end + 1
  }
  throw configError(
    option,
    `Incomplete backtick pair in path: [${path}], consider adding a backslash before backtick at position ${at} to escape it`,
  )
}

/** The names that a path of the second syntax goes through: `a.b` is b in a, and backticks keep dots in a name. */
function steps(path: string, option: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < path.length;) {
    if (path[at] === '`') {
      const { step, next } = takeQuoted(path, at, option)
      found.push(step)
      at = next
    } else {
      const dot = path.indexOf('.', at)
      const end = dot < 0 ? path.length : dot
      found.push(path.slice(at, end))
      at = end + 1
    }
  }
  // After a dot at the end there is one more, without a name.
  if (path === '' || path.endsWith('.')) found.push('')
  return found
}

/** Where a field is in structs or maps in each other. */
export class FieldPath {
  readonly text: string
  readonly #parents: readonly string[]
  readonly #last: string

  /** In version 1 all of `text` is one name. Throws INVALID_CONFIG, about `option`, if a backtick has no other. */
  constructor(text: string, version: 'V1' | 'V2', option: string) {
    this.text = text
    const names = version === 'V1' ? [text] : steps(text, option)
    this.#parents = names.slice(0, -1)
    this.#last = names.at(-1) ?? ''
  }

  /** The schema of the field; undefined if there is none. */
  schemaIn(schema: Schema): Schema | undefined {
    let current: Schema | undefined = schema
    for (const name of this.#parents) current = current?.field(name)?.schema
    return current?.field(this.#last)?.schema
  }

  /** The value of the field; null where a struct on the way is. */
  inStruct(struct: Struct, replaceNull: boolean): ConnectValue {
    let current = struct
    for (const name of this.#parents) {
      const next = current.get(name)
      if (next === null) return null
      current = requireStruct(next, purpose)
    }
    return replaceNull ? current.get(this.#last) : current.getWithoutDefault(this.#last)
  }

  /** The value of the field; null where it or a map on the way is missing. */
  inMap(map: ConnectMap): ConnectValue {
    let current = map
    for (const name of this.#parents) {
      const next = current.get(name) ?? null
      if (next === null) return null
      current = requireMap(next, purpose)
    }
    return current.get(this.#last) ?? null
  }
}
