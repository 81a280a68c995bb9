import { isStreamError } from '@millrace/base'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { structs } from '../test/arbitraries.ts'
import {
  type CoordinatorRecord,
  coordinatorRecord,
  coordinatorRecordKind,
  coordinatorRecordTypes,
  decodeCoordinatorRecord,
  encodeCoordinatorRecord,
} from './coordinator-record.ts'
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  metadataRecord,
  type MetadataRecord,
  metadataRecordKind,
  metadataRecordTypes,
} from './metadata-record.ts'

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

/** Any record of a coordinator, whole or a tombstone, with a version that can carry it. */
const coordinatorRecords: fc.Arbitrary<{ record: CoordinatorRecord; version: number }> = fc
  .constantFrom(...coordinatorRecordTypes)
  .chain((type) => {
    const { key, value } = coordinatorRecordKind(type)
    return fc.integer({ min: value.versions.least, max: value.versions.greatest }).chain((version) => {
      const someValue = fc.option(structs(value.fields, version, value.isFlexible(version)), {
        nil: undefined,
        freq: 5,
      })
      return fc.tuple(structs(key.fields, 0, false), someValue).map(([keyFields, valueFields]) => ({
        record: coordinatorRecord(type, keyFields as never, valueFields as never) as CoordinatorRecord,
        version,
      }))
    })
  })

it('what is encoded of a coordinator is decoded, in every version that can carry it', () => {
  fc.assert(
    fc.property(coordinatorRecords, ({ record, version }) => {
      const { key, value } = encodeCoordinatorRecord(record, version)
      expect(decodeCoordinatorRecord(key, value)).toEqual(record)
    }),
    { numRuns: 1000 },
  )
})

it("no part of a coordinator's value is taken for the whole", () => {
  fc.assert(
    fc.property(
      coordinatorRecords,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      ({ record, version }, share) => {
        const { key, value } = encodeCoordinatorRecord(record, version)
        if (value === null) return
        const cut = value.subarray(0, Math.floor(value.length * share))
        expect(() => decodeCoordinatorRecord(key, cut)).toThrow(/not a well-formed/)
      },
    ),
    { numRuns: 1000 },
  )
})
