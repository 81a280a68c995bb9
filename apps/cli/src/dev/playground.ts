import { setTimeout as delay } from 'node:timers/promises'
import { isStreamError } from '@millrace/base'
import type { Client, Producer } from '@millrace/client'
import { orderGenerator } from '../commands/demo-orders.ts'
import { messageOf } from '../failure.ts'
import { closeDeadlineMs } from '../limits.ts'

/** How often the tail looks for new topics. */
const newTopicsIntervalMs = 1_000

export interface PlaygroundOptions {
  /** Addresses. */
  readonly brokers: readonly string[]
  /** Shows a text to the person; resolves once there is room for more. */
  readonly tell: (text: string) => Promise<void>
  /** Topics whose records are shown anyway. */
  readonly shownAlready: readonly string[]
}

/** What the keys of `dev` do to its broker, as a client of it like any other. It connects when the first key is pressed. */
export class Playground implements AsyncDisposable {
  readonly #options: PlaygroundOptions
  readonly #orders = orderGenerator(Date.now())
  #client: Promise<Client> | undefined
  #producer: Producer | undefined
  #tail: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined

  constructor(options: PlaygroundOptions) {
    this.#options = options
  }

  /** Writes a made-up order. */
  produce(): Promise<void> {
    return this.#attempt(async (client) => {
      const { createDemoTopic, demoOrders } = await import('../commands/demo-topic.ts')
      await createDemoTopic(client)
      const order = this.#orders.next().value
      this.#producer ??= client.producer({ lingerMs: 0 })
      const { partition, offset } = await this.#producer.send(demoOrders, { key: order.customer, value: order })
      const isShown = this.#tail !== undefined || this.#options.shownAlready.includes(demoOrders.name)
      if (!isShown) {
        await this.#options.tell(`  wrote ${demoOrders.name}[${partition}]@${offset}  ${JSON.stringify(order)}\n`)
      }
    })
  }

  /** Shows the records of all topics as they come; pressed again, no more. */
  async toggleTail(): Promise<void> {
    const running = this.#tail
    this.#tail = undefined
    if (running !== undefined) {
      running.stop.abort()
      await running.ended
      await this.#options.tell('  The tail ended.\n')
      return
    }
    const stop = new AbortController()
    await this.#options.tell('  Records of all topics as they come; t ends it.\n')
    const ended = this.#attempt((client) => this.#followAll(client, stop.signal)).then(() => {
      if (this.#tail?.stop === stop) this.#tail = undefined
    })
    this.#tail = { stop, ended }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#tail?.stop.abort()
    await this.#tail?.ended
    // Why it could not connect was told when the key was pressed.
    const client = await this.#client?.catch(() => undefined)
    await client?.close({ deadlineMs: closeDeadlineMs })
  }

  /** What fails is told; the broker goes on, and the next key may do better. */
  async #attempt(work: (client: Client) => Promise<void>): Promise<void> {
    try {
      this.#client ??= this.#connect()
      await work(await this.#client)
    } catch (error) {
      await this.#options.tell(`  That did not work: ${messageOf(error)}\n`)
    }
  }

  async #connect(): Promise<Client> {
    try {
      const { connect } = await import('@millrace/client')
      return await connect({ brokers: this.#options.brokers, clientId: 'millrace-dev' })
    } catch (error) {
      this.#client = undefined
      throw error
    }
  }

  /** Topics that are there are followed from their ends, those that come later from their beginnings. */
  async #followAll(client: Client, signal: AbortSignal): Promise<void> {
    const followed = new Set<string>(this.#options.shownAlready)
    const following: Promise<void>[] = []
    const failed = new AbortController()
    const either = AbortSignal.any([signal, failed.signal])
    try {
      for (let from: 'latest' | 'earliest' = 'latest'; ; from = 'earliest') {
        for (const name of await client.admin().listTopics({ signal: either })) {
          if (followed.has(name)) continue
          followed.add(name)
          const ended = this.#follow(client, name, from, either).then(
            () => void followed.delete(name),
            (error: unknown) => failed.abort(error),
          )
          following.push(ended)
        }
        await delay(newTopicsIntervalMs, undefined, { signal: either })
      }
    } catch (error) {
      if (signal.aborted) return
      throw failed.signal.aborted ? failed.signal.reason : error
    } finally {
      failed.abort()
      await Promise.all(following)
    }
  }

  /** Ends with the signal, or with the topic. */
  async #follow(client: Client, name: string, from: 'latest' | 'earliest', signal: AbortSignal): Promise<void> {
    const { recordLine } = await import('./record-line.ts')
    await using consumer = client.consumer()
    try {
      for await (const record of consumer.records(name, { from, signal })) {
        await this.#options.tell(recordLine(record))
      }
    } catch (error) {
      const isGone = isStreamError(error, 'UNKNOWN_TOPIC_OR_PARTITION') || isStreamError(error, 'UNKNOWN_TOPIC_ID')
      if (!signal.aborted && !isGone) throw error
    }
  }
}
