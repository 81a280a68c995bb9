import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { isStreamError, present } from '@millrace/base'
import fc from 'fast-check'
import { expect, expectTypeOf, it } from 'vitest'
import { type Case, golden } from '../test/golden.ts'
import {
  coordinatorRecord,
  coordinatorRecordKind,
  type CoordinatorRecordOf,
  type CoordinatorRecordType,
  coordinatorRecordTypes,
  decodeCoordinatorRecord,
  encodeCoordinatorRecord,
} from './coordinator-record.ts'

const int16 = (value: number): string => Buffer.from([(value >> 8) & 0xff, value & 0xff]).toString('hex')

interface KafkaBatch {
  readonly isControl: boolean
  readonly records: readonly { readonly key: string; readonly value: string | null }[]
}

/** The records, in base64, that Kafka 4.1 wrote into the one partition of an internal topic. */
function writtenByKafka(topic: string): { key: Buffer; value: Buffer | null }[] {
  const folder = new URL(`../../log/golden/content/${topic}-0/`, import.meta.url)
  return readdirSync(folder)
    .flatMap((file) => JSON.parse(gunzipSync(readFileSync(new URL(file, folder))).toString()) as KafkaBatch[])
    .filter(({ isControl }) => !isControl)
    .flatMap(({ records }) => records)
    .map(({ key, value }) => ({
      key: Buffer.from(key, 'base64'),
      value: value === null ? null : Buffer.from(value, 'base64'),
    }))
}

it.each([
  ['__consumer_offsets', 18, 7],
  ['__transaction_state', 69, 1],
])('what Kafka 4.1 wrote into %s is read, and written as it was: %i records of %i kinds', (topic, count, kindCount) => {
  const kinds = new Set<CoordinatorRecordType>()
  const written = writtenByKafka(topic)
  for (const { key, value } of written) {
    const record = present(decodeCoordinatorRecord(key, value), 'the kind is known')
    kinds.add(record.type)
    expect(encodeCoordinatorRecord(record)).toEqual({ key, value })
  }
  expect(written).toHaveLength(count)
  expect(kinds.size).toBe(kindCount)
})

it.each(coordinatorRecordTypes)('%s: the number stands before keys, the version before values', (type) => {
  const { apiKey, key: keyMessage, value: valueMessage } = coordinatorRecordKind(type)
  const someKey = golden<Case[]>(`${type}Key.data`)
  for (const { type: number, hex } of someKey) {
    expect(number).toBe(apiKey)
    const key = Buffer.from(int16(apiKey) + hex, 'hex')
    const record = present(decodeCoordinatorRecord(key, null), 'the kind is known')
    expect(record).toEqual({ type, key: keyMessage.decode(Buffer.from(hex, 'hex'), 0), value: undefined })
    expect(encodeCoordinatorRecord(record)).toEqual({ key, value: null })
  }
  const key = Buffer.from(int16(apiKey) + present(someKey[1], 'there are cases').hex, 'hex')
  for (const { version, hex } of golden<Case[]>(`${type}Value.data`)) {
    const value = Buffer.from(int16(version) + hex, 'hex')
    try {
      const record = present(decodeCoordinatorRecord(key, value), 'the kind is known')
      expect(record.value).toEqual(valueMessage.decode(Buffer.from(hex, 'hex'), version))
      expect(encodeCoordinatorRecord(record, version)).toEqual({ key, value })
    } catch (error) {
      if (!isStreamError(error, 'CORRUPT_MESSAGE')) throw error
      expect(error.message).toMatch(/outside the safe integers/)
    }
  }
})

it('what is left out has its default, and types follow from the kind', () => {
  const key = { group: 'billing', topic: 'orders', partition: 3 }
  const commit = coordinatorRecord('OffsetCommit', key, { offset: 7, metadata: '', commitTimestamp: 1_000 })
  expectTypeOf(commit).toEqualTypeOf<CoordinatorRecordOf<'OffsetCommit'>>()
  expect(commit).toEqual({
    type: 'OffsetCommit',
    key,
    value: {
      offset: 7,
      leaderEpoch: -1,
      metadata: '',
      commitTimestamp: 1_000,
      expireTimestamp: -1,
      topicId: 'AAAAAAAAAAAAAAAAAAAAAA',
    },
  })
  expect(coordinatorRecord('OffsetCommit', key)).toEqual({ type: 'OffsetCommit', key, value: undefined })
  // @ts-expect-error the value lacks its offset
  void (() => coordinatorRecord('OffsetCommit', key, { metadata: '', commitTimestamp: 0 }))
})

it('an offset that expires at a time of its own is written in the version that can say so', () => {
  const key = { group: 'g', topic: 't', partition: 0 }
  const value = { offset: 1, metadata: '', commitTimestamp: 5, expireTimestamp: 9 }
  const encoded = encodeCoordinatorRecord(coordinatorRecord('OffsetCommit', key, value))
  expect(encoded.value?.readInt16BE(0)).toBe(1)
  expect(decodeCoordinatorRecord(encoded.key, encoded.value)).toMatchObject({ value })
})

it('fields of ours are tagged: they come back, and stand where Kafka steps over them', () => {
  const metadata = Buffer.from('rack-7')
  const record = coordinatorRecord(
    'ConsumerGroupTargetAssignmentMember',
    { groupId: 'g', memberId: 'm' },
    { topicPartitions: [], metadata },
  )
  const { key, value } = encodeCoordinatorRecord(record)
  expect(value?.toString('hex')).toBe('0000' + '01' + '01' + '904e' + '07' + '07' + metadata.toString('hex'))
  expect(decodeCoordinatorRecord(key, value)).toEqual(record)
})

it('number 0 is an offset of old in one topic, and a transactional id in the other', () => {
  const offset = coordinatorRecord('LegacyOffsetCommit', { group: '', topic: '', partition: 0 })
  const transaction = coordinatorRecord('TransactionLog', { transactionalId: '' })
  for (const record of [offset, transaction]) {
    const { key, value } = encodeCoordinatorRecord(record)
    expect(decodeCoordinatorRecord(key, value)).toEqual(record)
  }
})

it('a kind of record that is not known is ignored, whatever stands in it', () => {
  // A share group's metadata.
  expect(decodeCoordinatorRecord(Buffer.from('000b0001', 'hex'), Buffer.from('ff', 'hex'))).toBeUndefined()
  expect(decodeCoordinatorRecord(Buffer.from('7fff', 'hex'), null)).toBeUndefined()
})

it.each([
  ['', null, /the key of a coordinator record.*: an int16 needs 2 bytes, 0 are left/],
  ['0001' + '0001', null, /not a well-formed OffsetCommitKey of version 0 at group/],
  ['0002' + '000167' + '00', null, /GroupMetadataKey of version 0: 1 bytes are left over/],
  ['0000' + 'ffff', null, /TransactionLogKey of version 0 at transactionalId: null where a value must be/],
  ['0000' + '0005' + '61', null, /TransactionLogKey/],
  ['0002' + '000167', '', /GroupMetadataValue of version 0: an int16 needs 2 bytes/],
  ['0003' + '000167', '0000' + '0000', /ConsumerGroupMetadataValue of version 0 at epoch/],
  ['0003' + '000167', '0000' + '0000000100' + '00', /1 bytes are left over/],
  ['0003' + '000167', '0007' + '00', /ConsumerGroupMetadataValue has versions 0 to 0, not 7/],
])('%s -> %s is refused by name', (key, value, message) => {
  const bytes = value === null ? null : Buffer.from(value, 'hex')
  expect(() => decodeCoordinatorRecord(Buffer.from(key, 'hex'), bytes)).toThrow(message)
})

it('whatever the bytes are, the answer is a record, nothing, or a StreamError', () => {
  const numbers = fc.constantFrom(...coordinatorRecordTypes.map((type) => coordinatorRecordKind(type).apiKey))
  const bytes = fc.uint8Array({ maxLength: 60 })
  fc.assert(
    fc.property(numbers, bytes, fc.option(bytes), (number, keyRest, valueRest) => {
      const key = Buffer.concat([Buffer.from(int16(number), 'hex'), keyRest])
      const value = valueRest === null ? null : Buffer.from(valueRest)
      try {
        expect(coordinatorRecordTypes).toContain(decodeCoordinatorRecord(key, value)?.type)
      } catch (error) {
        expect(isStreamError(error)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
