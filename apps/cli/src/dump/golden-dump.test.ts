import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { batchesOf, collectDump, problemsOf } from '../../test/collect-dump.ts'
import { kindOf } from './file-kind.ts'
import type { DumpItem } from './items.ts'

// Written by Apache Kafka 4.1, and read by its own DumpLogSegments.
const golden = fileURLToPath(new URL('../../../../packages/log/golden', import.meta.url))

interface GoldenBatch {
  readonly [name: string]: unknown
  readonly records: readonly { readonly [name: string]: unknown }[]
}

const partitions = readdirSync(path.join(golden, 'content'))

describe.each(partitions)("Kafka's %s", (partition) => {
  const folder = path.join(golden, 'data', partition)

  test('has no problem in any file', async () => {
    const files = readdirSync(folder).filter((name) => kindOf(name) !== undefined)
    expect(files.length).toBeGreaterThan(3)
    for (const name of files) {
      const items = await collectDump(path.join(folder, name), { records: true })
      expect(problemsOf(items), name).toEqual([])
      expect(items.at(-1), name).toMatchObject({ type: 'summary', problems: 0 })
    }
  })

  test.each(readdirSync(path.join(golden, 'content', partition)).map((name) => name.replace('.json.gz', '')))(
    '%s holds what Kafka reads in it',
    async (name) => {
      const text = gunzipSync(readFileSync(path.join(golden, 'content', partition, `${name}.json.gz`))).toString('utf8')
      const expected = JSON.parse(text) as GoldenBatch[]
      const items = await collectDump(path.join(folder, name), { records: true })
      expect(batchesOf(items).map(comparable)).toEqual(expected.map(comparableGolden))
      const records = items.filter((item) => item.type === 'record')
      expect(records.map(({ offset, timestamp, control }) => [String(offset), String(timestamp), control])).toEqual(
        expected.flatMap((batch) =>
          batch.records.map((record) => [record['offset'], record['timestamp'], record['controlType']]),
        ),
      )
    },
  )

  const dumps = readdirSync(path.join(golden, 'dump', partition))
  test.each(dumps.map((name) => name.replace('.txt', '')))('%s says what DumpLogSegments says', async (name) => {
    const lines = readFileSync(path.join(golden, 'dump', partition, `${name}.txt`), 'utf8')
      .split('\n')
      .slice(1)
    const entries = (await collectDump(path.join(folder, name))).filter((item) => item.type === 'entry')
    // `... is empty.` has none.
    const numbers = lines.filter((line) => line.includes(': ')).map(numbersOf)
    expect(entries.map((item) => comparableEntry(item, name))).toEqual(numbers)
  })
})

test('room that Kafka takes ahead is told, and is no problem', async () => {
  const items = await collectDump(path.join(golden, 'running/golden-1/00000000000000000126.timeindex'))
  expect(items.filter(({ type }) => type === 'note')).toMatchObject([
    { message: expect.stringContaining('bytes of zeros') },
  ])
  expect(problemsOf(items)).toEqual([])
})

function comparable(item: ReturnType<typeof batchesOf>[number]): unknown[] {
  const { baseOffset, lastOffset, sizeBytes, leaderEpoch, crc, compression, timestampType, isTransactional } = item
  const { isControl, deleteHorizonMs, baseTimestamp, maxTimestamp, producerId, producerEpoch, baseSequence } = item
  const numbers = [baseOffset, lastOffset, baseTimestamp, maxTimestamp, producerId].map(String)
  const horizon = deleteHorizonMs === null ? null : String(deleteHorizonMs)
  return [
    ...numbers,
    [sizeBytes - 12, leaderEpoch, Number.parseInt(crc, 16), compression, timestampType],
    [isTransactional, isControl, horizon, producerEpoch, baseSequence, item.recordCount, item.crcIsValid],
  ]
}

function comparableGolden(batch: GoldenBatch): unknown[] {
  const of = (...names: string[]): unknown[] => names.map((name) => batch[name])
  return [
    ...of('baseOffset', 'lastOffset', 'baseTimestamp', 'maxTimestamp', 'producerId'),
    of('batchLength', 'partitionLeaderEpoch', 'crc', 'compression', 'timestampType'),
    [...of('isTransactional', 'isControl', 'deleteHorizonMs', 'producerEpoch', 'baseSequence', 'recordCount'), true],
  ]
}

/** The numbers of a line such as `offset: 21 position: 701`. */
function numbersOf(line: string): Record<string, number> {
  const fields = [...line.matchAll(/(\w+): (?:OptionalLong\[)?(-?\d+)/g)].map(([, name = '', value]) => {
    return [name, Number(value)] as const
  })
  return Object.fromEntries(fields.filter(([name]) => !derived.has(name)))
}

/** What DumpLogSegments reckons or says twice. */
const derived = new Set(['firstSequence', 'lastTimestamp'])

function comparableEntry(item: DumpItem, name: string): object {
  if (item.type !== 'entry') throw new Error('no entry')
  if (!name.endsWith('.snapshot')) return item.entry
  const { transactionFirstOffset, lastSequence, lastOffset, offsetDelta, timestamp, ...rest } = item.entry
  return {
    ...rest,
    ...(transactionFirstOffset === null ? {} : { currentTxnFirstOffset: transactionFirstOffset }),
    // Of a producer without a batch it says nothing more.
    ...(lastOffset === -1 ? {} : { lastSequence, lastOffset, offsetDelta, timestamp }),
  }
}
