import { asTopicId, crc32cChecksum, MemoryDisk } from '@millrace/base'
import { NodeCompression } from '@millrace/node-io'
import { batchesIn } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchOf, directory, fixture } from '../test/fixture.ts'
import {
  copyGolden,
  describeBatch,
  goldenBytes,
  goldenContent,
  goldenNames,
  goldenText,
  readFile,
  removeFile,
  writeFile,
} from '../test/golden.ts'
import { logConfig } from './config.ts'
import type { LogManager } from './directory/log-manager.ts'
import { parsePartitionDirectoryName, parseSegmentFileName } from './file-names.ts'
import { OffsetIndex } from './indexes/offset-index.ts'
import { TimeIndex } from './indexes/time-index.ts'
import { TransactionIndex } from './indexes/transaction-index.ts'
import type { PartitionLog } from './partition-log.ts'
import { firstSequence } from './producer-state/producer-entry.ts'
import { decodeSnapshot } from './producer-state/snapshot.ts'

const compression = new NodeCompression()
const partitions = goldenNames('content')
/** As the topics were made. */
const config = logConfig({ segmentBytes: 5000, indexIntervalBytes: 600, segmentIndexBytes: 4096, compacted: true })
/** How many batches each partition has from its log start offset on: an empty or lost file cannot pass. */
const batchCounts: Record<string, number> = {
  '__consumer_offsets-0': 11,
  '__transaction_state-0': 69,
  'golden-0': 46,
  'golden-1': 49,
  'golden-append-time-0': 8,
  'golden-compacted-0': 25,
}

/** A disk with a golden folder, opened after a clean stop or after a crash. */
async function openGolden(folder: string, options: { clean: boolean }) {
  const disk = new MemoryDisk()
  await copyGolden(disk, folder, directory)
  // The folder was copied without its marker.
  if (options.clean) await writeFile(disk, `${directory}/.kafka_cleanshutdown`, Buffer.from('{}'))
  const world = fixture({ disk })
  const manager = await world.open({ ports: { ...world.ports, compression } })
  return { disk, manager, world }
}

async function openLog(manager: LogManager, name: string, rules = config): Promise<PartitionLog> {
  const { topic, partition } = parsePartitionDirectoryName(name) ?? { topic: '', partition: 0 }
  const topicId = asTopicId(goldenText('data', name, 'partition.metadata').slice(-22))
  return manager.createLog({ topic, partition, topicId, config: rules })
}

async function readAll(log: PartitionLog, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let offset = log.logStartOffset; offset < log.logEndOffset;) {
    const bytes = await log.read(offset, { maxBytes, endOffset: log.logEndOffset })
    if (bytes.length === 0) break
    pieces.push(bytes)
    for (const batch of batchesIn(bytes)) offset = batch.nextOffset
  }
  return Buffer.concat(pieces)
}

/** The batches that hold `logStartOffset` or anything after it. */
function expectedBatches(name: string, logStartOffset: number): object[] {
  const logs = goldenNames('data', name).filter((file) => file.endsWith('.log'))
  const batches = logs.flatMap((file) => goldenContent(name, file)) as { lastOffset: string; records: object[] }[]
  for (const batch of batches) {
    batch.records = batch.records.map((record) => {
      const { controlType: _type, coordinatorEpoch: _epoch, ...plain } = record as Record<string, unknown>
      return plain
    })
  }
  return batches.filter(({ lastOffset }) => Number(lastOffset) >= logStartOffset)
}

describe.each([
  { clean: true, how: 'after a clean stop' },
  { clean: false, how: 'after a crash' },
])("Apache Kafka's log directory, opened $how", ({ clean }) => {
  it.each(partitions)('%s is served batch by batch as Kafka wrote it', async (name) => {
    const { manager } = await openGolden('data', { clean })
    const log = await openLog(manager, name)
    for (const maxBytes of [1, 700, 1 << 20]) {
      const batches = [...batchesIn(await readAll(log, maxBytes))].map((batch) => describeBatch(batch, compression))
      expect(batches).toEqual(expectedBatches(name, log.logStartOffset))
      expect(batches.length).toBe(batchCounts[name])
    }
    expect(log.corruptRanges).toEqual([])
    await manager.close()
  })

  it('keeps the log start offset and the leader epochs', async () => {
    const { manager } = await openGolden('data', { clean })
    expect((await openLog(manager, 'golden-append-time-0')).logStartOffset).toBe(13)
    const log = await openLog(manager, 'golden-0')
    expect(log.leaderEpochs).toEqual([
      { epoch: 0, startOffset: 0 },
      { epoch: 2, startOffset: 212 },
    ])
    expect([log.endOffsetForEpoch(0), log.endOffsetForEpoch(1)?.endOffset]).toEqual([{ epoch: 0, endOffset: 212 }, 212])
    await manager.close()
  })

  it('takes appends, and is found whole after the next start', async () => {
    const { manager, world } = await openGolden('data', { clean })
    const log = await openLog(manager, 'golden-0')
    const result = log.append(batchOf(world.clock, 4), { leaderEpoch: 3 })
    await result.durable
    expect(result.baseOffset).toBe(424)
    await manager.close()
    const again = await world.open({ ports: { ...world.ports, compression } })
    const reopened = await openLog(again, 'golden-0')
    expect([again.wasClean, reopened.logEndOffset]).toEqual([true, 428])
    expect(reopened.leaderEpochs.at(-1)).toEqual({ epoch: 3, startOffset: 424 })
    await again.close()
  })
})

describe('a partition folder of a running Kafka, whose indexes are preallocated', () => {
  it('is served like the closed one', async () => {
    const disk = new MemoryDisk()
    await copyGolden(disk, 'running', directory)
    const world = fixture({ disk })
    const manager = await world.open({ ports: { ...world.ports, compression } })
    const log = await openLog(manager, 'golden-1')
    const batches = [...batchesIn(await readAll(log, 1 << 20))].map((batch) => describeBatch(batch, compression))
    expect(batches).toEqual(expectedBatches('golden-1', 0))
    await manager.close()
    expect((await readFile(disk, `${directory}/golden-1/00000000000000000126.timeindex`))?.length).toBe(12)
  })
})

describe("Kafka's files, made again from its segments", () => {
  // Not the compacted one, whose segments were joined from several, nor __consumer_offsets and one segment of golden-0: there the
  // broker's restart had begun a new count of bytes since the last entry.
  it.each(['__transaction_state-0', 'golden-0', 'golden-1', 'golden-append-time-0'])(
    '%s: indexes are byte for byte the same',
    async (name) => {
      const disk = new MemoryDisk()
      await copyGolden(disk, 'data', directory)
      const files = goldenNames('data', name)
        .filter((file) => /\.(index|timeindex|txnindex)$/.test(file))
        .filter((file) => !(name === 'golden-0' && file.includes('202')))
      for (const file of files) await removeFile(disk, `${directory}/${name}/${file}`)
      // Without snapshots too, so that transactions are followed from the start.
      for (const file of goldenNames('data', name).filter((found) => found.endsWith('.snapshot'))) {
        await removeFile(disk, `${directory}/${name}/${file}`)
      }
      const world = fixture({ disk })
      const manager = await world.open({ ports: { ...world.ports, compression } })
      await openLog(manager, name, name.startsWith('__') ? logConfig({ ...config, indexIntervalBytes: 4096 }) : config)
      await manager.close()
      for (const file of files) {
        const golden = goldenBytes('data', name, file)
        const made = await readFile(disk, `${directory}/${name}/${file}`)
        // Behind the entries of a transaction index we have their CRC.
        const isLonger = file.endsWith('.txnindex')
        expect([file, isLonger ? made?.subarray(0, -8) : made]).toEqual([file, golden])
      }
      expect(files.length).toBeGreaterThan(1)
    },
  )
})

describe('what DumpLogSegments says of each file', () => {
  const files = partitions.flatMap((name) =>
    goldenNames('dump', name).map((file) => ({ name, file: file.replace(/\.txt$/, '') })),
  )

  it.each(files)('$name/$file', ({ name, file }) => {
    const bytes = goldenBytes('data', name, file)
    const lines = goldenText('dump', name, `${file}.txt`).trimEnd().split('\n').slice(1)
    const base = parseSegmentFileName(file)?.baseOffset ?? Number.NaN
    if (bytes.length === 0) expect(lines.join()).toContain('is empty')
    else if (file.endsWith('.index')) expect(indexLines(base, bytes)).toEqual(lines)
    else if (file.endsWith('.timeindex')) expect(timeIndexLines(base, bytes)).toEqual(lines)
    else if (file.endsWith('.txnindex')) expect(transactionLines(bytes)).toEqual(lines)
    else expect(snapshotLines(bytes)).toEqual(lines.map((line) => line.trimEnd()).filter((line) => line !== ''))
  })

  it('is there for every file', () => {
    expect(files.length).toBe(61)
  })
})

function indexLines(base: number, bytes: Buffer): string[] {
  const { index } = OffsetIndex.parse(base, bytes)
  return Array.from({ length: index.entryCount }, (_, at) => {
    const { offset, position } = index.entry(at)
    return `offset: ${offset} position: ${position}`
  })
}

function timeIndexLines(base: number, bytes: Buffer): string[] {
  const { index } = TimeIndex.parse(base, bytes)
  return Array.from({ length: index.entryCount }, (_, at) => {
    const { timestampMs, offset } = index.entry(at)
    return `timestamp: ${timestampMs} offset: ${offset}`
  })
}

function transactionLines(bytes: Buffer): string[] {
  return [...(TransactionIndex.parse(bytes) ?? [])].map(
    ({ producerId, firstOffset, lastOffset, lastStableOffset }) =>
      `version: 0 producerId: ${producerId} firstOffset: ${firstOffset} lastOffset: ${lastOffset} ` +
      `lastStableOffset: ${lastStableOffset}`,
  )
}

function snapshotLines(bytes: Buffer): string[] {
  return (decodeSnapshot(bytes, crc32cChecksum, 0) ?? []).map((entry) => {
    const transaction =
      entry.transactionFirstOffset < 0 ? 'OptionalLong.empty' : `OptionalLong[${entry.transactionFirstOffset}]`
    const head =
      `producerId: ${entry.producerId} producerEpoch: ${entry.epoch} coordinatorEpoch: ${entry.coordinatorEpoch} ` +
      `currentTxnFirstOffset: ${transaction} lastTimestamp: ${entry.lastTimestampMs}`
    const last = entry.batches.at(-1)
    if (last === undefined) return head
    return (
      `${head} firstSequence: ${firstSequence(last)} lastSequence: ${last.lastSequence} lastOffset: ${last.lastOffset} ` +
      `offsetDelta: ${last.offsetDelta} timestamp: ${last.timestampMs}`
    )
  })
}
