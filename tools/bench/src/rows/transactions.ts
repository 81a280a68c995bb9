import { present } from '@millrace/base'
import { type Row, atLeast, atMost } from '../bars.ts'
import { BenchBroker, work } from '../processes.ts'
import { type Latencies, summarize } from '../statistics.ts'
import { produceJob, withTopic } from './measure.ts'
import type { Scale } from './scale.ts'

const recordsPerTransaction = 1_000
/** Of what the same producers do without transactions. */
const shareOfPlain = 0.85
const smallP50MsMax = 5

/** What transactions cost: large ones in throughput, small ones in time. */
export async function transactionRows(scale: Scale): Promise<Row[]> {
  const broker = await BenchBroker.start()
  try {
    const { producers } = scale.transactions
    return [
      await throughputRow(broker, scale, 1024, producers),
      await throughputRow(broker, scale, 100, producers),
      await throughputRow(broker, scale, 100, 1),
      await smallRow(broker, scale),
    ]
  } finally {
    await broker.stop()
  }
}

/** So many producers, each with one portion of 1,000 records after the other: in transactions, and merely acknowledged. */
async function throughputRow(broker: BenchBroker, scale: Scale, valueBytes: number, producers: number): Promise<Row> {
  const { rounds, transactions } = scale
  const rates = { plain: [] as number[], transactional: [] as number[] }
  const latency: Latencies[] = []
  const units = producers === 1 ? transactions.each * 2 : transactions.each
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of ['plain', 'transactional'] as const) {
      await withTopic(broker, async (topic) => {
        const { address } = broker
        const { batchBytes } = produceJob(address, topic, { by: 'batch', valueBytes, records: 1 })
        const transactional = kind === 'transactional'
        const unitRecords = recordsPerTransaction
        const shape = { producers, units, unitRecords, valueBytes, batchBytes, transactional }
        const { result } = await work({ kind: 'transact', address, topic, ...shape })
        rates[kind].push((producers * units * unitRecords) / result.seconds)
        if (transactional) latency.push(result.latency)
      })
    }
  }
  const figure = summarize(rates.transactional)
  const plain = summarize(rates.plain)
  const ratios = rates.transactional.map((rate, round) => rate / present(rates.plain[round], 'one each'))
  const { median, least, greatest } = summarize(ratios)
  const commit = summarize(latency.map(({ p50Ms }) => p50Ms)).median
  const who = producers === 1 ? 'one producer' : `${producers} producers`
  return {
    name: `transactions of 1,000 records of ${valueBytes} B, ${who}`,
    unit: 'records/s',
    figure,
    bars: producers === 1 ? [] : [atLeast(figure, 'records/s', shareOfPlain * plain.median)],
    remark:
      `${median.toFixed(2)} (${least.toFixed(2)}-${greatest.toFixed(2)}) of the same without transactions; ` +
      `one takes ${commit.toFixed(1)} ms (p50)`,
  }
}

/** One record and one offset. */
async function smallRow(broker: BenchBroker, { rounds, transactions: { small } }: Scale): Promise<Row> {
  const found: Latencies[] = []
  for (let round = 0; round < rounds; round += 1) {
    await withTopic(broker, (from) =>
      withTopic(broker, async (to) => {
        const { address } = broker
        const shape = { by: 'batch', valueBytes: 100, records: 2 * small + 1_000 } as const
        await work(produceJob(address, from, shape))
        const { result } = await work({ kind: 'copy', address, from, to, records: small })
        found.push(result.latency)
      }),
    )
  }
  const figure = summarize(found.map(({ p50Ms }) => p50Ms))
  const p99 = summarize(found.map(({ p99Ms }) => p99Ms)).median
  return {
    name: 'transactions of one record and one offset, p50',
    unit: 'ms',
    figure,
    bars: [atMost(figure, 'ms', smallP50MsMax)],
    remark: `p99 ${p99.toFixed(2)} ms; one after the other, with what the one before leaves to be done`,
  }
}
