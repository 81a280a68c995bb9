import { type Row, atMost } from '../../bars.ts'
import { type Latencies, summarize } from '../../statistics.ts'
import type { WorkerOptions } from '../../workers.ts'
import { hostApplication, streamsWork } from '../processes.ts'
import type { StreamsScale } from '../scale.ts'
import { commitIntervalMs } from '../work/application.ts'
import { type FilledBroker, freshApplication } from './measure.ts'

type Guarantee = 'exactly_once' | 'at_least_once'

export const hopNames: Readonly<Record<Guarantee, string>> = {
  exactly_once: `exactly once, commits each ${commitIntervalMs} ms`,
  at_least_once: 'at least once',
}

const p99MsMax = { exactly_once: 250, at_least_once: 15 } as const

/** From a record that is due until a consumer has what one stateful step made of it, at a fixed rate. */
export async function hopRows(target: FilledBroker, scale: StreamsScale): Promise<Row[]> {
  return [await row(target, scale, 'exactly_once'), await row(target, scale, 'at_least_once')]
}

/** One round. */
export function hopOnce(
  target: FilledBroker,
  guarantee: Guarantee,
  { hop }: StreamsScale,
  options: WorkerOptions = {},
): Promise<Latencies> {
  return target.withTopic((input) =>
    target.withTopic(async (output) => {
      const names = { address: target.address, input, output }
      const application = hostApplication({ kind: 'host', ...names, applicationId: freshApplication(), guarantee })
      try {
        await application.done
        const isCommittedOnly = guarantee === 'exactly_once'
        return (await streamsWork({ kind: 'hop', ...names, ...hop, isCommittedOnly }, options)).latency
      } finally {
        application.kill()
      }
    }),
  )
}

async function row(target: FilledBroker, scale: StreamsScale, guarantee: Guarantee): Promise<Row> {
  const found: Latencies[] = []
  for (let round = 0; round < scale.rounds; round += 1) found.push(await hopOnce(target, guarantee, scale))
  const figure = summarize(found.map(({ p99Ms }) => p99Ms))
  const p50Ms = summarize(found.map((latency) => latency.p50Ms)).median
  return {
    name: `one stateful hop at ${scale.hop.recordsPerSecond.toLocaleString('en-US')} records/s, ${hopNames[guarantee]}, p99`,
    unit: 'ms',
    figure,
    bars: [atMost(figure, 'ms', p99MsMax[guarantee])],
    remark: `p50 ${p50Ms.toFixed(1)} ms; without cache; broker, application and client on two cores`,
  }
}
