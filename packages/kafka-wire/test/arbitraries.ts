import fc from 'fast-check'
import type { Field, Fields } from '../src/field.ts'
import { inRange } from '../src/versions.ts'

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  bool: fc.boolean(),
  int8: fc.integer({ min: -0x80, max: 0x7f }),
  int16: fc.integer({ min: -0x8000, max: 0x7fff }),
  uint16: fc.integer({ min: 0, max: 0xffff }),
  int32: fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
  uint32: fc.integer({ min: 0, max: 0xffff_ffff }),
  int64: fc.maxSafeInteger(),
  bigint64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  uuid: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  string: fc.string({ unit: 'binary' }),
  float64: fc.double({ noNaN: true }),
  bytes: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
  records: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
}

/** Any value that a field can have in a version. */
function values(field: Field, version: number, isFlexible: boolean): fc.Arbitrary<unknown> {
  const { type } = field
  let some: fc.Arbitrary<unknown>
  if (type.kind === 'array') some = fc.array(values(type.element, version, isFlexible), { maxLength: 4 })
  else if (type.kind === 'struct') some = structs(type.fields, version, isFlexible)
  else some = scalars[type.kind] ?? fc.constant(undefined)
  return inRange(field.nullable, version) ? fc.option(some, { nil: null }) : some
}

const unknownTags = fc.uniqueArray(
  fc.record({ tag: fc.integer({ min: 100, max: 9_999 }), data: fc.uint8Array().map((data) => Buffer.from(data)) }),
  { selector: ({ tag }) => tag, minLength: 1, maxLength: 3 },
)

/** Any value that a struct can have in a version; with tagged fields that its schema does not know, if it may have such. */
export function structs(
  fields: Fields,
  version: number,
  isFlexible = true,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const present = Object.entries(fields).filter(([, field]) => inRange(field.versions, version))
  const known = fc.record(
    Object.fromEntries(present.map(([name, field]) => [name, values(field, version, isFlexible)])),
  )
  const tags = isFlexible ? fc.option(unknownTags, { nil: undefined, freq: 3 }) : fc.constant(undefined)
  return fc.tuple(known, tags).map(([value, unknown]) => {
    const sorted = unknown?.toSorted((left, right) => left.tag - right.tag)
    return sorted === undefined ? { ...value } : { ...value, unknownTaggedFields: sorted }
  })
}
