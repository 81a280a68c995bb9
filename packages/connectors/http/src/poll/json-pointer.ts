import { type ConnectValue, isArray, isMap } from '@millrace/connect'

/** A path into a JSON value (RFC 6901), taken apart. */
export type JsonPointer = readonly string[]

/** Reads a pointer: empty for the whole value, or `/data/items/0`. Throws an Error that says what is wrong. */
export function parsePointer(text: string): JsonPointer {
  if (text === '') return []
  if (!text.startsWith('/')) throw new Error(`a JSON pointer is empty or begins with '/', as in /data/items`)
  if (/~(?![01])/.test(text)) throw new Error(`'~' is written ~0 in a JSON pointer, and '/' within a name ~1`)
  return text
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What a pointer points to in a value without a schema; undefined if there is nothing. */
export function pointedAt(value: ConnectValue, pointer: JsonPointer): ConnectValue | undefined {
  let current: ConnectValue | undefined = value
  for (const part of pointer) {
    if (isMap(current)) current = current.get(part)
    else if (isArray(current)) current = /^(?:0|[1-9]\d*)$/.test(part) ? current[Number(part)] : undefined
    else return undefined
  }
  return current
}
