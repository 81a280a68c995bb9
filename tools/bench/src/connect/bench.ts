import { setTimeout as delay } from 'node:timers/promises'
import { type Client, connect } from '@millrace/client'
import { BenchBroker } from '../processes.ts'
import { freshTopic } from '../rows/measure.ts'
import { type ConnectorJob, HostedConnector } from './hosted-connector.ts'

/** How far something has come. */
export type Reached = () => Promise<number>

/** What one round came to. */
export interface Round {
  readonly perSecond: number
  /** CPU time of each record, in microseconds: of the connectors, and of the broker. */
  readonly connectorMicros: number
  readonly brokerMicros: number
}

const offsetsTopic = 'bench-connect-offsets'
/** Short: how far a sink is, is seen by what it commits. */
const commitIntervalMs = 100
const pollMs = 20
/** What is done before the clock starts. */
const warmShare = 0.25

/** A broker, and connectors beside it. */
export class ConnectBench implements AsyncDisposable {
  readonly broker: BenchBroker
  readonly client: Client
  #connectors = 0

  private constructor(broker: BenchBroker, client: Client) {
    this.broker = broker
    this.client = client
  }

  /** Starts a broker. */
  static async start(): Promise<ConnectBench> {
    const broker = await BenchBroker.start()
    return new ConnectBench(broker, await connect({ brokers: [broker.address], clientId: 'bench-connect' }))
  }

  /** A name that nothing has yet. */
  freshName(what: string): string {
    return `${what}-${(this.#connectors += 1)}`
  }

  /** Makes a topic of one partition for `use`, and takes it away after. */
  async withTopic<T>(use: (topic: string) => Promise<T>): Promise<T> {
    const topic = freshTopic()
    await this.client.admin().createTopic(topic, { partitions: 1 })
    try {
      return await use(topic)
    } finally {
      await this.client.admin().deleteTopic(topic)
    }
  }

  /** Runs a connector in a process of its own. */
  connector(parts: Pick<ConnectorJob, 'module' | 'connector' | 'name' | 'config'>): Promise<HostedConnector> {
    return HostedConnector.start({ ...parts, brokers: [this.broker.address], offsetsTopic, commitIntervalMs })
  }

  /** How many records a topic of one partition holds. */
  async end(topic: string): Promise<number> {
    const [found] = await this.client.admin().listOffsets(topic, 'latest', { partitions: [0] })
    return found?.offset ?? 0
  }

  /** How many records of a topic a sink is done with. */
  async committed(connector: string, topic: string): Promise<number> {
    const offsets = await this.client.admin().listGroupOffsets(`connect-${connector}`)
    return offsets.filter((one) => one.topic === topic).reduce((sum, { offset }) => sum + offset, 0)
  }

  /** Waits until so much is reached. */
  async until(reached: Reached, count: number, ...connectors: readonly HostedConnector[]): Promise<void> {
    while ((await reached()) < count) await waitWith(connectors)
  }

  /** Times what connectors do from a quarter of `count` on until all of it is reached. */
  async timed(reached: Reached, count: number, ...connectors: readonly HostedConnector[]): Promise<Round> {
    const usage = () => ({
      connector: connectors.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
      broker: this.broker.usage().cpuSeconds,
    })
    let begin = { ms: performance.now(), at: 0, usage: usage() }
    for (;;) {
      const at = await reached()
      const ms = performance.now()
      if (at >= count) {
        const now = usage()
        const done = at - begin.at
        return {
          perSecond: (done * 1000) / (ms - begin.ms),
          connectorMicros: ((now.connector - begin.usage.connector) * 1e6) / done,
          brokerMicros: ((now.broker - begin.usage.broker) * 1e6) / done,
        }
      }
      if (begin.at === 0 && at >= count * warmShare) begin = { ms, at, usage: usage() }
      await waitWith(connectors)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.close()
    await this.broker.stop()
  }
}

function waitWith(connectors: readonly HostedConnector[]): Promise<unknown> {
  return Promise.race([delay(pollMs), ...connectors.map(({ failed }) => failed)])
}
