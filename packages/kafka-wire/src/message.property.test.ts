import { isStreamError } from '@millrace/base'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Field, Fields } from './field.ts'
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  metadataRecord,
  type MetadataRecord,
  metadataRecordKind,
  metadataRecordTypes,
} from './metadata-record.ts'
import { inRange } from './versions.ts'

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  bool: fc.boolean(),
  int8: fc.integer({ min: -0x80, max: 0x7f }),
  int16: fc.integer({ min: -0x8000, max: 0x7fff }),
  uint16: fc.integer({ min: 0, max: 0xffff }),
  int32: fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
  int64: fc.maxSafeInteger(),
  uuid: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  string: fc.string({ unit: 'binary' }),
}

/** Any value that a field can have in a version. */
function values(field: Field, version: number): fc.Arbitrary<unknown> {
  const { type } = field
  let some: fc.Arbitrary<unknown>
  if (type.kind === 'array') some = fc.array(values(type.element, version), { maxLength: 4 })
  else if (type.kind === 'struct') some = structs(type.fields, version)
  else some = scalars[type.kind] ?? fc.constant(undefined)
  return inRange(field.nullable, version) ? fc.option(some, { nil: null }) : some
}

const unknownTags = fc.uniqueArray(
  fc.record({ tag: fc.integer({ min: 100, max: 1_000_000 }), data: fc.uint8Array().map((data) => Buffer.from(data)) }),
  { selector: ({ tag }) => tag, minLength: 1, maxLength: 3 },
)

function structs(fields: Fields, version: number): fc.Arbitrary<Record<string, unknown>> {
  const present = Object.entries(fields).filter(([, field]) => inRange(field.versions, version))
  const known = fc.record(Object.fromEntries(present.map(([name, field]) => [name, values(field, version)])))
  const tags = fc.option(unknownTags, { nil: undefined, freq: 3 })
  return fc.tuple(known, tags).map(([value, unknown]) => {
    const sorted = unknown?.toSorted((left, right) => left.tag - right.tag)
    return sorted === undefined ? { ...value } : { ...value, unknownTaggedFields: sorted }
  })
}

/** Any metadata record, whole, with a version that can carry it. */
const records: fc.Arbitrary<{ record: MetadataRecord; version: number }> = fc
  .constantFrom(...metadataRecordTypes)
  .chain((type) => {
    const { message } = metadataRecordKind(type)
    return fc.integer({ min: message.versions.least, max: message.versions.greatest }).chain((version) =>
      structs(message.fields, version).map((value) => ({
        record: metadataRecord(type, value as never) as MetadataRecord,
        version,
      })),
    )
  })

it('what is encoded is decoded, in every version that can carry it', () => {
  fc.assert(
    fc.property(records, ({ record, version }) => {
      expect(decodeMetadataRecord(encodeMetadataRecord(record, version))).toEqual(record)
    }),
    { numRuns: 1000 },
  )
})

it('no part of a record is taken for the whole', () => {
  fc.assert(
    fc.property(
      records,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      ({ record, version }, share) => {
        const encoded = encodeMetadataRecord(record, version)
        const cut = encoded.subarray(0, Math.floor(encoded.length * share))
        expect(() => decodeMetadataRecord(cut)).toThrow(/not a well-formed/)
      },
    ),
    { numRuns: 1000 },
  )
})

it('whatever the bytes are, the answer is a record or a StreamError', () => {
  const changed = fc.tuple(records, fc.nat(), fc.nat({ max: 255 })).map(([{ record, version }, at, byte]) => {
    const encoded = encodeMetadataRecord(record, version)
    encoded[at % encoded.length] = byte
    return encoded
  })
  const any = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes))
  fc.assert(
    fc.property(fc.oneof(changed, any), (bytes) => {
      try {
        expect(metadataRecordTypes).toContain(decodeMetadataRecord(bytes).type)
      } catch (error) {
        expect(isStreamError(error)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
