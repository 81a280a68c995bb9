import { dataError } from '../../data/errors.ts'

/** What Confluent's converter calls things in schemas of Connect and in options of Protobuf: those who read them go by these. */
export const protobufNames = {
  /** Structs without a name, with a number behind it. */
  unnamed: 'ConnectDefault',
  /** Parameters of a schema: the enum that it was, its symbols with their numbers, and the number of a field. */
  enumType: 'io.confluent.connect.protobuf.Enum',
  tag: 'io.confluent.connect.protobuf.Tag',
  /** The name of structs that stand for a oneof, with its own behind it. */
  union: 'io.confluent.connect.protobuf.Union',
  decimalPrecision: 'connect.decimal.precision',
  /** Parameters of `confluent.field_meta`. */
  connectType: 'connect.type',
  precision: 'precision',
  scale: 'scale',
} as const

const ident = /^[A-Za-z_][A-Za-z0-9_]*$/

/** A name for Protobuf: the one given or, if these are wanted, one without what Protobuf has no names with. Throws INVALID_DATA otherwise. */
export function nameFor(what: string, name: string, isScrubbed: boolean): string {
  const own = isScrubbed ? scrubbed(name) : name
  if (ident.test(own)) return own
  throw dataError(
    `${what} is called '${name}', which is no name of Protobuf: letters, digits and _ make one, or switch scrub.invalid.names on`,
  )
}

/** Letters and digits stay, what may stand in an address becomes _, and all else _ and its bytes. */
function scrubbed(name: string): string {
  let own = ''
  for (const character of name) {
    if (/[A-Za-z0-9_]/.test(character)) own += character
    else if (/[ .*-]/.test(character)) own += '_'
    else for (const byte of Buffer.from(character)) own += `_${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return /^[A-Za-z]/.test(own) ? own : `x${own}`
}

/** The part of a name behind its last dot. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Whether a message is one that structs without a name get. */
export function isUnnamed(name: string): boolean {
  return /^ConnectDefault\d+$/.test(name)
}

/** Whether a schema is that of a oneof. */
export function isUnion({ name }: { readonly name: string | undefined }): boolean {
  return name?.startsWith(`${protobufNames.union}.`) === true
}

/** The symbols of the enum that a schema stands for, with their numbers; undefined if it stands for none. */
export function symbolsOf(
  parameters: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, number> | undefined {
  if (parameters?.has(protobufNames.enumType) !== true) return undefined
  const symbols = new Map<string, number>()
  const prefix = `${protobufNames.enumType}.`
  for (const [key, value] of parameters) {
    const isNumber = key.startsWith(prefix) && /^-?\d{1,10}$/.test(value)
    if (isNumber) symbols.set(key.slice(prefix.length), Number(value))
  }
  return symbols
}
