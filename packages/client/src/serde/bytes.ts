import type { Serde } from './serde.ts'

/** Bytes, or text that is sent as UTF-8. */
export type RawBytes = Uint8Array | string

/** For topics that are given by name only. */
export const rawSerde: Serde<RawBytes, Buffer> = {
  name: 'bytes or string',
  serialize(value) {
    if (typeof value === 'string' || value instanceof Uint8Array) return value
    throw new TypeError(`expected a Uint8Array or a string, got ${describe(value)}`)
  },
  deserialize: (bytes) => bytes,
}

export const bytesSerde: Serde<Uint8Array, Buffer> = {
  name: 'bytes',
  serialize(value) {
    if (value instanceof Uint8Array) return value
    throw new TypeError(`expected a Uint8Array, got ${describe(value)}`)
  },
  deserialize: (bytes) => bytes,
}

/** The kind of a value that a serde did not expect. Never the value: it may be a secret. */
export function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? `an object (${value.constructor?.name ?? 'no class'})` : `a ${typeof value}`
}
