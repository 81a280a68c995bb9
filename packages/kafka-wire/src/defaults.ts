import type { Field, Fields } from './field.ts'
import { scalarDefaults } from './scalar-codec.ts'

type Struct = Readonly<Record<string, unknown>>

const emptyArray: readonly never[] = Object.freeze([])

/** What stands in a field that is absent. Shared, so never to be changed. */
export function defaultOf(field: Field): unknown {
  if (field.default !== undefined) return field.default
  const { type } = field
  if (type.kind === 'array') return emptyArray
  if (type.kind === 'struct') return defaultStruct(type.fields)
  return scalarDefaults[type.kind]
}

function defaultStruct(fields: Fields): Struct {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, defaultOf(field)]))
}

/** Whether a value is its field's default, which tagged fields leave out and versions without the field can do without. */
export function isDefault(field: Field, value: unknown): boolean {
  if (value === undefined) return true
  const standard = defaultOf(field)
  if (value === null || standard === null) return value === standard
  const { type } = field
  if (type.kind === 'array' || type.kind === 'bytes' || type.kind === 'records')
    return (value as { length: number }).length === 0
  if (type.kind !== 'struct') return value === standard
  const struct = value as Struct
  if (struct['unknownTaggedFields'] !== undefined) return false
  return Object.entries(type.fields).every(([name, inner]) => isDefault(inner, struct[name]))
}

/** A copy of `input` in which every field stands, at every level. */
export function completed(fields: Fields, input: Struct): Struct {
  const whole: Record<string, unknown> = {}
  for (const [name, field] of entriesOf(fields)) whole[name] = completedValue(field, input[name])
  const unknown = input['unknownTaggedFields']
  if (unknown !== undefined) whole['unknownTaggedFields'] = unknown
  return whole
}

const entries = new WeakMap<Fields, readonly (readonly [string, Field])[]>()

/** Fields never change: a record is made of them for each partition of a large cluster. */
function entriesOf(fields: Fields): readonly (readonly [string, Field])[] {
  const known = entries.get(fields)
  if (known !== undefined) return known
  const made = Object.entries(fields)
  entries.set(fields, made)
  return made
}

function completedValue(field: Field, value: unknown): unknown {
  if (value === undefined) return defaultOf(field)
  const { type } = field
  if (value === null) return value
  if (type.kind === 'struct') return completed(type.fields, value as Struct)
  if (type.kind !== 'array') return value
  const elements = value as readonly unknown[]
  const isScalar = type.element.type.kind !== 'struct' && type.element.type.kind !== 'array'
  return isScalar ? [...elements] : elements.map((element) => completedValue(type.element, element))
}
