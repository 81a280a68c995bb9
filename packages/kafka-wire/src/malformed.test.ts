import { isStreamError } from '@millrace/base'
import { expect, it } from 'vitest'
import { golden, type JsonObject, toJson } from '../test/golden.ts'
import { allApis } from './apis.ts'
import { ByteReader } from './byte-reader.ts'

interface MalformedCase {
  readonly api: string
  readonly direction: string
  readonly version: number
  readonly kind: string
  readonly what: string
  readonly hex: string
  readonly result: { readonly ok: false } | { readonly ok: true; readonly bytesLeft: number; readonly json: JsonObject }
}

/** Where bytes were not UTF-8, Java and JavaScript put different numbers of U+FFFD. */
function sameReplacement(json: JsonObject): unknown {
  return JSON.parse(JSON.stringify(json).replaceAll(/\ufffd+/g, '\ufffd'))
}

it('what Kafka refuses is refused, and what it takes is read alike or refused', () => {
  const tally = { refusedByBoth: 0, readAlike: 0, refusedByUsAlone: 0 }
  // Lengths below -1, sizes that are not what follows, counts past the end, numbers that are not safe: Kafka is lenient, we are not.
  const refusals: string[] = []
  for (const { api, direction, version, what, hex, result } of golden<MalformedCase[]>('malformed')) {
    const known = allApis.find(({ name }) => name === api)
    if (known === undefined) continue
    const message = direction === 'request' ? known.request : known.response
    const reader = new ByteReader(Buffer.from(hex, 'hex'))
    let json: JsonObject
    try {
      json = toJson(message.fields, message.read(reader, version), version)
    } catch (error) {
      if (!isStreamError(error, 'CORRUPT_MESSAGE')) throw error
      if (result.ok) refusals.push(`${api} ${direction} v${version}: ${what}`)
      tally[result.ok ? 'refusedByUsAlone' : 'refusedByBoth']++
      continue
    }
    expect(result, `${api} ${direction} v${version} ${what}`).toMatchObject({ ok: true, bytesLeft: reader.remaining })
    if (result.ok) expect(sameReplacement(json)).toEqual(sameReplacement(result.json))
    tally.readAlike++
  }
  expect(refusals).toEqual([
    'Heartbeat request v4: tagged field count 2^32-1',
    'Metadata request v1: array length -2',
    'ApiVersions response v3: known tag 1 (int64) with size 4',
    'ApiVersions response v3: known tag 1 (int64) with size 12',
    'ConsumerGroupHeartbeat response v0: nullable struct with marker 0',
    'ConsumerGroupHeartbeat response v0: nullable struct with marker 127',
    'ConsumerGroupHeartbeat response v0: nullable struct with marker -2',
    'ListTransactions request v2: byte 12 XOR 15',
    'EndTxn request v3: byte 1 XOR 153',
    'DescribeLogDirs response v4: byte 127 XOR 180',
    'DeleteRecords response v0: byte 48 XOR 118',
    'ListTransactions response v1: byte 118 XOR 127',
    'ListOffsets response v9: byte 65 XOR 94',
    'Metadata request v5: byte 2 XOR 172',
    'Fetch request v11: byte 37 XOR 71',
    'WriteTxnMarkers response v1: byte 7 XOR 17',
    'TxnOffsetCommit request v4: byte 64 XOR 195',
    'DescribeLogDirs response v4: byte 1 XOR 236',
    'DescribeProducers response v0: byte 66 XOR 175',
    'ListTransactions response v2: byte 33 XOR 184',
    'ListOffsets response v10: byte 41 XOR 87',
    'WriteTxnMarkers request v1: byte 255 XOR 55',
    'ListTransactions request v0: byte 2 XOR 125',
    'Metadata request v8: byte 0 XOR 237',
    'DescribeTopicPartitions request v0: byte 7 XOR 27',
    'ListTransactions request v0: byte 48 XOR 195',
    'DescribeLogDirs response v2: byte 281 XOR 195',
    'ListTransactions request v1: byte 15 XOR 167',
    'Fetch request v17: byte 209 XOR 200',
  ])
  expect(tally).toEqual({ refusedByBoth: 267, readAlike: 166, refusedByUsAlone: 29 })
})
