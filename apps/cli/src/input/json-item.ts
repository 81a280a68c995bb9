import type { InputItem, InputProblem } from './item.ts'

/** A record to produce. */
export interface InputRecord {
  readonly line: number
  readonly key: string | null
  readonly value: Buffer
}

/** Makes a record of an item, or says what is wrong with it. Undefined where the item stands for nothing (a blank line of NDJSON). */
export type ItemReader = (item: InputItem) => InputRecord | InputProblem | undefined

export function isProblem(result: InputRecord | InputProblem): result is InputProblem {
  return 'message' in result
}

/** A line is the value, as it is. */
export const readPlain: ItemReader = ({ line, bytes }) => ({ line, key: null, value: bytes })

/** An item is one JSON value; its text, not a print of what it parses to, is the record's value. `keyField` is a path such as `user.id`. */
export function jsonReader(keyField: string | undefined): ItemReader {
  const path = keyField?.split('.')
  return ({ line, bytes }) => {
    const text = bytes.toString('utf8')
    if (text.trim() === '') return undefined
    let parsed: unknown
    try {
      parsed = JSON.parse(text)
    } catch (error) {
      return { line, message: `not JSON: ${error instanceof Error ? error.message : String(error)}` }
    }
    if (path === undefined) return { line, key: null, value: bytes }
    const key = keyAt(parsed, path)
    return typeof key === 'object' && key !== null ? { line, message: key.message } : { line, key, value: bytes }
  }
}

function keyAt(value: unknown, path: readonly string[]): string | null | { message: string } {
  let found: unknown = value
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) {
      return { message: `has no field '${path.join('.')}' to take the key from` }
    }
    found = (found as Readonly<Record<string, unknown>>)[name]
  }
  switch (typeof found) {
    case 'string':
      return found
    case 'boolean':
      return String(found)
    case 'number':
      if (Number.isInteger(found) && !Number.isSafeInteger(found)) {
        return {
          message: `the number in field '${path.join('.')}' is too large to be a key unchanged: write it as a string`,
        }
      }
      return String(found)
    default:
      return found === null
        ? null
        : { message: `field '${path.join('.')}' holds an object or array, which can't be a key` }
  }
}
