import { connect } from '@millrace/client'
import type { Row } from '../../bars.ts'
import { shown } from '../../bars.ts'
import { summarize } from '../../statistics.ts'
import { queries } from '../nexmark/queries.ts'
import { streamsWork } from '../processes.ts'
import type { StreamsScale } from '../scale.ts'
import { type FilledBroker, freshApplication } from './measure.ts'

/** Fewer rounds than others have: there are many queries, and no bars. */
const roundsMax = 3
const inputs = ['person', 'auction', 'bid']
const output = 'out'

/** Each query of Nexmark on a broker, exactly once, and in the test driver. Events a second, of those that the query reads; values are JSON. */
export async function nexmarkRows({ address }: FilledBroker, scale: StreamsScale): Promise<Row[]> {
  const { nexmarkEvents: events } = scale
  const baseMs = Date.now()
  const rounds = Math.min(roundsMax, scale.rounds)
  const names = Object.keys(queries).filter((_, at) => at % scale.nexmarkEach === 0)
  const onBroker = names.map((): number[] => [])
  const driven = names.map((): number[] => [])
  await using client = await connect({ brokers: [address], clientId: 'bench-admin' })
  const admin = client.admin()
  for (const topic of inputs) await admin.createTopic(topic, { partitions: 1 })
  await streamsWork({ kind: 'nexmark-fill', address, baseMs, events })
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, query] of names.entries()) {
      await admin.createTopic(output, { partitions: 1 })
      const job = { kind: 'nexmark-run', address, applicationId: freshApplication(), query, baseMs, events } as const
      const run = await streamsWork({ ...job, guarantee: 'exactly_once' })
      await admin.deleteTopic(output)
      const drive = await streamsWork({ kind: 'nexmark-drive', query, events: Math.floor(events / 4) })
      onBroker[at]?.push(run.events / run.seconds)
      driven[at]?.push(drive.events / drive.seconds)
    }
  }
  for (const topic of inputs) await admin.deleteTopic(topic)
  return names.map((query, at) => ({
    name: `Nexmark ${query}, exactly once`,
    unit: 'records/s',
    figure: summarize(onBroker[at] ?? []),
    bars: [],
    remark: `in the test driver ${shown(summarize(driven[at] ?? []).median, 'records/s')}`,
  }))
}
