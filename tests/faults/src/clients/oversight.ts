import { setTimeout as delay } from 'node:timers/promises'
import type { GroupBook } from '../groups/group-book.ts'
import { now } from '../apps/now.ts'
import { waitFor } from '../wait-for.ts'

/** What is used of kafkajs here, which overlooks clusters of both products alike. */
export interface KafkajsModule {
  readonly Kafka: new (options: object) => { admin(): KafkajsAdmin }
  readonly logLevel: { readonly NOTHING: number }
}

interface KafkajsAdmin {
  connect(): Promise<void>
  disconnect(): Promise<void>
  createTopics(options: object): Promise<boolean>
  fetchTopicMetadata(options: { readonly topics: readonly string[] }): Promise<{
    readonly topics: readonly {
      readonly partitions: readonly { readonly leader: number; readonly isr: readonly number[] }[]
    }[]
  }>
  fetchTopicOffsets(topic: string): Promise<readonly { readonly partition: number; readonly high: string }[]>
  fetchOffsets(options: { readonly groupId: string; readonly topics: readonly string[] }): Promise<
    readonly {
      readonly partitions: readonly { readonly partition: number; readonly offset: string }[]
    }[]
  >
}

const replicas = 3
const internal = ['__consumer_offsets', '__transaction_state']

/** kafkajs leaves requests to nobody that time out; whoever made the call they belong to is told, too. */
function endUnlessKafkajs(error: unknown): void {
  if (!(error instanceof Error && error.name.startsWith('KafkaJS'))) throw error
}

/** How a cluster and its groups stand, as any client of Kafka's protocol can see. */
export class Oversight {
  readonly #admin: KafkajsAdmin
  readonly #topics: string[] = []

  private constructor(admin: KafkajsAdmin) {
    this.#admin = admin
  }

  static async connect({ Kafka, logLevel }: KafkajsModule, bootstrap: string): Promise<Oversight> {
    const retry = { initialRetryTime: 50, maxRetryTime: 500, retries: 8 }
    const options = { clientId: 'oversight', brokers: bootstrap.split(','), logLevel: logLevel.NOTHING }
    process.on('unhandledRejection', endUnlessKafkajs)
    const admin = new Kafka({ ...options, retry, requestTimeout: 3_000 }).admin()
    await waitFor('brokers can be reached', async () => {
      await admin.connect()
      return undefined
    })
    return new Oversight(admin)
  }

  async createTopics(topics: readonly string[], partitions: number): Promise<void> {
    const configEntries = [
      { name: 'min.insync.replicas', value: '2' },
      { name: 'retention.ms', value: '-1' },
    ]
    const wanted = topics.map((topic) => {
      return { topic, numPartitions: partitions, replicationFactor: replicas, configEntries }
    })
    await this.#admin.createTopics({ topics: wanted, waitForLeaders: false })
    this.#topics.push(...topics)
    await this.whole()
  }

  /** Resolves once every partition has a leader and all of its replicas in sync; of internal topics too, once there are such. */
  async whole(withInternal = false): Promise<void> {
    await waitFor('the cluster is whole', async () => {
      const asked = [...this.#topics, ...(withInternal ? internal : [])]
      const { topics } = await this.#admin.fetchTopicMetadata({ topics: asked })
      const partitions = topics.flatMap((topic) => topic.partitions)
      const lacking = partitions.filter(({ leader, isr }) => leader < 0 || isr.length < replicas)
      return topics.length === asked.length && lacking.length === 0
        ? undefined
        : `${lacking.length} partitions lack some`
    })
  }

  /** Looks at the offsets of a group again and again, until it is told to stop; resolves with how often. */
  async look(group: string, topic: string, book: GroupBook, signal: AbortSignal): Promise<number> {
    let count = 0
    while (!signal.aborted) {
      const at = now()
      try {
        book.look(at, await this.#offsets(group, topic))
        count += 1
      } catch (error) {
        // Brokers are being killed; that they answer again is seen by who waits for it.
        if (!(error instanceof Error)) throw error
      }
      await delay(200)
    }
    return count
  }

  /** What a group has not committed yet, if anything. */
  async lag(group: string, topic: string): Promise<string | undefined> {
    const offsets = await this.#offsets(group, topic)
    const behind = (await this.#admin.fetchTopicOffsets(topic)).filter(
      ({ partition, high }) => Number(high) !== (offsets.get(partition) ?? 0),
    )
    const shown = behind.map(({ partition, high }) => `${partition}: ${offsets.get(partition)} of ${high}`)
    return behind.length === 0 ? undefined : shown.join(', ')
  }

  async close(): Promise<void> {
    await this.#admin.disconnect()
    process.removeListener('unhandledRejection', endUnlessKafkajs)
  }

  async #offsets(groupId: string, topic: string): Promise<Map<number, number>> {
    const found = await this.#admin.fetchOffsets({ groupId, topics: [topic] })
    const partitions = found.flatMap((each) => each.partitions).filter(({ offset }) => Number(offset) >= 0)
    return new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]))
  }
}
