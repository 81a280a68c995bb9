import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asNodeId, asTopicId, present, silentLogger } from '@millrace/base'
import { LogManager, logConfig } from '@millrace/log'
import { nodePorts } from '@millrace/node-io'
import { BatchBuilder } from '@millrace/records'
import { type Row, atLeast } from '../bars.ts'
import { seededPayloads } from '../payloads.ts'
import { summarize } from '../statistics.ts'
import type { Scale } from './scale.ts'

const recordsPerBatch = 1_000
const pendingBytesMax = 16 * 1024 * 1024
const ports = { ...nodePorts(), logger: silentLogger }

/**
 * Producers of the SDK are always idempotent, so that it is the log that is asked what it costs: the same batches appended with sequence
 * numbers, which it checks and remembers, and without.
 */
export async function idempotenceRow({ rounds, records }: Scale): Promise<Row> {
  const rates = { plain: [] as number[], numbered: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of ['plain', 'numbered'] as const) rates[kind].push(await append(records, kind))
  }
  const figure = summarize(rates.numbered)
  const plain = summarize(rates.plain)
  const ratios = rates.numbered.map((rate, round) => rate / present(rates.plain[round], 'one each'))
  return {
    name: 'append 100 B to a log, with sequence numbers of a producer',
    unit: 'records/s',
    figure,
    bars: [atLeast(figure, 'records/s', plain.least)],
    remark: `${summarize(ratios).median.toFixed(2)} of the same without, whose least is the bar`,
  }
}

/** Records a second. */
async function append(records: number, kind: 'plain' | 'numbered'): Promise<number> {
  const directory = await mkdtemp(path.join(tmpdir(), 'millrace-bench-'))
  const { processIdentity } = ports
  const manager = await LogManager.open({ directory, nodeId: asNodeId(1), ports, processIdentity })
  try {
    const topicId = asTopicId('Tt7nbVJNSRuCtzsgKy2cTQ')
    const log = await manager.createLog({ topic: 'bench', topicId, partition: 0, config: logConfig({}) })
    const values = seededPayloads(recordsPerBatch, 100)
    const startedMs = performance.now()
    for (let at = 0; at < records; at += recordsPerBatch) {
      const builder = new BatchBuilder({ sizeBytesMax: 256 * 1024, compression: 'none' })
      for (const value of values) builder.append(ports.clock.wallMs(), null, value)
      const identity = { producerId: 1, producerEpoch: 0, baseSequence: at }
      const batch = builder.build(kind === 'numbered' ? { ...ports, ...identity } : ports)
      const { written } = log.append(batch, { leaderEpoch: 0 })
      if (log.pendingBytes > pendingBytesMax) await written
    }
    await log.settle()
    return records / ((performance.now() - startedMs) / 1000)
  } finally {
    await manager.close()
    await rm(directory, { recursive: true })
  }
}
