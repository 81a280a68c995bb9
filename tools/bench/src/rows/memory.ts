import { present } from '@millrace/base'
import { type Row, atMost } from '../bars.ts'
import { BenchBroker, holdConnections } from '../processes.ts'
import { summarize } from '../statistics.ts'
import type { Scale } from './scale.ts'

const idleMbMax = 90
const underLoadMbMax = 250
const connectionKbMax = 30
/** 2,000 of them in 40 MB. */
const kafkaConnectionKbMax = 20

// Garbage of what went before is not what is asked for: let it settle.
const settleMs = 2000
const settle = () => new Promise((resolve) => setTimeout(resolve, settleMs))

/** What a broker holds that has nothing to do. */
export async function idleMemoryRow(): Promise<Row> {
  const broker = await BenchBroker.start()
  try {
    await settle()
    const figure = summarize([broker.usage().residentBytes / 1e6])
    return { name: 'resident memory of an idle broker', unit: 'MB', figure, bars: [atMost(figure, 'MB', idleMbMax)] }
  } finally {
    await broker.stop()
  }
}

/** The most that `broker` has held while the rows above ran on it. */
export function loadMemoryRow(broker: BenchBroker): Row {
  const figure = summarize([broker.usage().residentPeakBytes / 1e6])
  return {
    name: 'resident memory of the broker under these loads, at its peak',
    unit: 'MB',
    figure,
    bars: [atMost(figure, 'MB', underLoadMbMax)],
  }
}

/** What each connection costs the broker: clients of the SDK that have connected and do nothing. */
export function connectionRow(scale: Scale): Promise<Row> {
  return heldRow(scale, 'millrace', connectionKbMax)
}

/** The same of clients of the Kafka protocol. */
export function kafkaConnectionRow(scale: Scale): Promise<Row> {
  return heldRow(scale, 'kafka', kafkaConnectionKbMax)
}

async function heldRow(scale: Scale, protocol: 'millrace' | 'kafka', kilobytesMax: number): Promise<Row> {
  const broker = await BenchBroker.start(protocol === 'kafka' ? ['kafka.listener.port=0'] : [])
  const address = present(protocol === 'kafka' ? broker.kafkaAddress : broker.address, 'it listens')
  try {
    // What the first connections bring once for all (code, pools) is no part of what each costs.
    const warm = await holdConnections(address, Math.ceil(scale.connections / 20), protocol)
    await settle()
    const before = broker.usage().residentBytes
    const held = await holdConnections(address, scale.connections, protocol)
    await settle()
    const kilobytes = (broker.usage().residentBytes - before) / 1000 / held.connections
    held.stop()
    warm.stop()
    const figure = summarize([kilobytes])
    const count = held.connections.toLocaleString('en-US')
    const whose = protocol === 'kafka' ? ' of Kafka clients' : ''
    return {
      name: `resident memory of the broker for each of ${count} idle connections${whose}`,
      unit: 'KB',
      figure,
      bars: [atMost(figure, 'KB', kilobytesMax)],
      remark: `${(broker.usage().residentPeakBytes / 1e6).toFixed(0)} MB in all at its peak`,
    }
  } finally {
    await broker.stop()
  }
}
