import { createServer } from 'node:net'
import { once } from 'node:events'
import { atLeast, type Row } from '../../bars.ts'
import { type Latencies, summarize } from '../../statistics.ts'
import type { ConnectBench } from '../bench.ts'
import type { ConnectScale } from '../scale.ts'
import { post } from '../work/post.ts'
import { times } from './rows.ts'

const connections = 64
/** Before they are timed: the process has just begun. */
const warmShare = 0.25

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  return address.port
}

const bodyOf = (id: number): string =>
  JSON.stringify({ id, shop: `shop-${id % 50}`, price: id / 8, note: `an order of ${id % 9} things` })

/** Requests that are answered once their record is on disk. */
export async function webhookRow(bench: ConnectBench, scale: ConnectScale): Promise<Row> {
  const { requests } = scale
  const rounds = await times(scale.rounds, () =>
    bench.withTopic(async (topic) => {
      const port = await freePort()
      const source = await bench.connector({
        module: '@millrace/connector-http',
        connector: 'webhookSource',
        name: bench.freshName('webhook'),
        config: {
          'webhook.port': String(port),
          'webhook.paths': `/orders=${topic}`,
          'key.converter': 'StringConverter',
          'value.converter.schemas.enable': 'false',
        },
      })
      try {
        await listening(bench, port, topic)
        const ask = (count: number) => post(port, '/orders', { requests: count, connections, bodyOf })
        await ask(Math.floor(requests * warmShare))
        const before = { source: source.cpuSeconds, broker: bench.broker.usage().cpuSeconds }
        const { seconds, acknowledgement } = await ask(requests)
        const connectorMicros = ((source.cpuSeconds - before.source) * 1e6) / requests
        return { perSecond: requests / seconds, acknowledgement, connectorMicros }
      } finally {
        await source.stop()
      }
    }),
  )
  const figure = summarize(rounds.map(({ perSecond }) => perSecond))
  const median = (of: (latency: Latencies) => number): number =>
    summarize(rounds.map(({ acknowledgement }) => of(acknowledgement))).median
  return {
    name: `webhook, ${connections} connections, acknowledged on disk`,
    unit: 'requests/s',
    figure,
    bars: [atLeast(figure, 'requests/s', 5_000)],
    acknowledgement: {
      p50Ms: median(({ p50Ms }) => p50Ms),
      p99Ms: median(({ p99Ms }) => p99Ms),
      p999Ms: median(({ p999Ms }) => p999Ms),
    },
    remark: `CPU a request: ${summarize(rounds.map((round) => round.connectorMicros)).median.toFixed(1)} µs of the connector`,
  }
}

/** Until a first request is acknowledged. */
async function listening(bench: ConnectBench, port: number, topic: string): Promise<void> {
  await bench.until(async () => {
    await post(port, '/orders', { requests: 1, connections: 1, bodyOf }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED')) throw error
    })
    return bench.end(topic)
  }, 1)
}
