import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asNodeId, asTopicId, silentLogger } from '@millrace/base'
import { type LogConfig, LogManager, logConfig, type PartitionLog } from '@millrace/log'
import { nodePorts } from '@millrace/node-io'
import { BatchBuilder } from '@millrace/records'
import { type Row, atLeast } from '../bars.ts'
import { summarize } from '../statistics.ts'
import type { Scale } from './scale.ts'

/** 50 MB/s. */
const mebibytesPerSecondMin = 47.7
/** How much longer an append may take while another thread compacts. */
const slowdownMax = 2
const valueBytes = 100
const recordsPerBatch = 1_000
/** Each key comes so often. */
const valuesPerKey = 3
const latencyAppends = 300
const mebibyte = 1024 * 1024

const ports = { ...nodePorts(), logger: silentLogger }
const value = Buffer.alloc(valueBytes, 'x')

/** Builds a batch of records with the keys from `first` on, going round. */
function batchOf(first: number, keys: number, count: number): Buffer {
  const builder = new BatchBuilder({ sizeBytesMax: mebibyte, compression: 'none' })
  for (let at = 0; at < count; at += 1) builder.append(ports.clock.wallMs(), `key-${(first + at) % keys}`, value)
  return builder.build(ports)
}

function open(manager: LogManager, partition: number, config: Partial<LogConfig>): Promise<PartitionLog> {
  const topicId = asTopicId('Tt7nbVJNSRuCtzsgKy2cTQ')
  return manager.createLog({ topic: 'bench', topicId, partition, config: logConfig(config) })
}

async function fill(log: PartitionLog, records: number): Promise<void> {
  const keys = Math.floor(records / valuesPerKey)
  for (let at = 0; at < records; at += recordsPerBatch) {
    const { written } = log.append(batchOf(at, keys, recordsPerBatch), { leaderEpoch: 0 })
    if (log.pendingBytes > 16 * mebibyte) await written
  }
  await log.settle()
}

/** Appends one record after the other until it is told to stop, at least so many; the p99 of their latencies, in milliseconds. */
async function appendP99(log: PartitionLog, isDone: () => boolean): Promise<number> {
  const latencies: number[] = []
  while (latencies.length < latencyAppends || !isDone()) {
    const beganMs = performance.now()
    await log.append(batchOf(0, 1, 1), { leaderEpoch: 0 }).durable
    latencies.push(performance.now() - beganMs)
  }
  const sorted = latencies.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0
}

interface Round {
  readonly mebibytesPerSecond: number
  readonly p99BeforeMs: number
  readonly p99MeanwhileMs: number
}

async function round(records: number): Promise<Round> {
  const directory = await mkdtemp(path.join(tmpdir(), 'millrace-bench-'))
  const manager = await LogManager.open({
    directory,
    nodeId: asNodeId(1),
    ports,
    processIdentity: ports.processIdentity,
  })
  try {
    const compacted = { compacts: true, deletes: false, segmentBytes: 16 * mebibyte, fileDeleteDelayMs: 0 }
    const log = await open(manager, 0, compacted)
    const other = await open(manager, 1, {})
    await fill(log, records)
    const p99BeforeMs = await appendP99(other, () => true)
    let isDone = false
    const meanwhile = appendP99(other, () => isDone)
    const beganMs = performance.now()
    const result = await log.compaction.round({
      stableOffset: log.durableOffset,
      deletionsNeededFrom: Number.POSITIVE_INFINITY,
      mapSizeBytes: 64 * mebibyte,
      mapLoadFactor: 0.9,
      bufferBytes: 512 * 1024,
      spend: async () => {},
    })
    const seconds = (performance.now() - beganMs) / 1_000
    isDone = true
    const p99MeanwhileMs = await meanwhile
    if (result === undefined) throw new Error('there was nothing to compact')
    return { mebibytesPerSecond: result.bytesBefore / mebibyte / seconds, p99BeforeMs, p99MeanwhileMs }
  } finally {
    await manager.close()
    await rm(directory, { recursive: true })
  }
}

/** A log of small records, compacted by a thread while another one of the same process is appended to. */
export async function compactionRow(scale: Scale): Promise<Row> {
  const rounds: Round[] = []
  for (let count = 0; count < scale.rounds; count += 1) rounds.push(await round(scale.records))
  await ports.worker.close()
  const figure = summarize(rounds.map(({ mebibytesPerSecond }) => mebibytesPerSecond))
  const slowdown = summarize(rounds.map(({ p99BeforeMs, p99MeanwhileMs }) => p99MeanwhileMs / p99BeforeMs))
  const before = summarize(rounds.map(({ p99BeforeMs }) => p99BeforeMs))
  const keys = Math.floor(scale.records / valuesPerKey).toLocaleString('en-US')
  return {
    name: `compact 100 B, ${keys} keys`,
    unit: 'MiB/s',
    figure,
    bars: [
      atLeast(figure, 'MiB/s', mebibytesPerSecondMin),
      { what: 'p99 of an append meanwhile', value: slowdown.median, unit: 'x', limit: slowdownMax, sense: 'most' },
    ],
    remark: `an append meanwhile: p99 ${slowdown.median.toFixed(2)} times that before, ${before.median.toFixed(2)} ms`,
  }
}
