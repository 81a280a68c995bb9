import { StreamError } from '@millrace/base'
import type { Client, Producer } from '@millrace/client'
import { ensureCompacted } from '../tasks/offset-topic.ts'

/** What a connector is to do, whatever becomes of its tasks. */
export type TargetState = 'STARTED' | 'PAUSED' | 'STOPPED'

/** The texts of a config. */
export type ConnectorConfig = Readonly<Record<string, string>>

/** A connector as it is kept. */
export interface KeptConnector {
  readonly config: ConnectorConfig
  readonly target: TargetState
}

const targets: readonly TargetState[] = ['STARTED', 'PAUSED', 'STOPPED']
const configKey = 'connector-'
const targetKey = 'target-state-'
const taskCountKey = 'tasks-fencing-'

function objectIn(value: Buffer, key: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(String(value))
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed }
  throw new StreamError('INVALID_DATA', `the record ${key} of the topic of configs holds no object`)
}

function textsIn(value: unknown): ConnectorConfig {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function taskCountIn(value: Readonly<Record<string, unknown>>): number {
  const count = value['task-count']
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : 0
}

function targetIn(value: Readonly<Record<string, unknown>>): TargetState {
  const state = value['state.v2'] ?? value['state']
  return targets.find((target) => target === state) ?? 'STARTED'
}

/** The connectors of a worker, in a compacted topic, whose records are those of Kafka Connect. One worker writes it. */
export class ConfigStore {
  readonly #topic: string
  readonly #producer: Producer
  readonly #connectors: Map<string, KeptConnector>
  /** Of connectors that are no more, too: their tasks may not be. */
  readonly #taskCounts: Map<string, number>

  private constructor(
    topic: string,
    producer: Producer,
    connectors: Map<string, KeptConnector>,
    taskCounts: Map<string, number>,
  ) {
    this.#topic = topic
    this.#producer = producer
    this.#connectors = connectors
    this.#taskCounts = taskCounts
  }

  /** Reads what was kept; makes the topic if there is none. */
  static async open(client: Client, topic: string): Promise<ConfigStore> {
    await ensureCompacted(client, topic, 1)
    const configs = new Map<string, ConnectorConfig>()
    const states = new Map<string, TargetState>()
    const taskCounts = new Map<string, number>()
    await using consumer = client.consumer()
    for await (const { key: bytes, value } of consumer.records(topic, { from: 'earliest', until: 'end' })) {
      const key = String(bytes)
      if (key.startsWith(configKey)) {
        const name = key.slice(configKey.length)
        if (value === null) configs.delete(name)
        else configs.set(name, textsIn(objectIn(value, key)['properties']))
      } else if (key.startsWith(targetKey)) {
        const name = key.slice(targetKey.length)
        if (value === null) states.delete(name)
        else states.set(name, targetIn(objectIn(value, key)))
      } else if (key.startsWith(taskCountKey) && value !== null) {
        taskCounts.set(key.slice(taskCountKey.length), taskCountIn(objectIn(value, key)))
      }
    }
    const kept = [...configs].map(
      ([name, config]) => [name, { config, target: states.get(name) ?? 'STARTED' }] satisfies [string, KeptConnector],
    )
    return new ConfigStore(topic, client.producer(), new Map(kept), taskCounts)
  }

  get names(): readonly string[] {
    return [...this.#connectors.keys()]
  }

  get(name: string): KeptConnector | undefined {
    return this.#connectors.get(name)
  }

  /** Keeps a connector. Resolves once it is stored. */
  async put(name: string, { config, target }: KeptConnector): Promise<void> {
    // Those that know two states only take one that is stopped for one that is paused.
    const states = { state: target === 'STARTED' ? target : 'PAUSED', 'state.v2': target }
    await this.#producer.sendBatch(this.#topic, [
      { key: `${configKey}${name}`, value: JSON.stringify({ properties: config }) },
      { key: `${targetKey}${name}`, value: JSON.stringify(states) },
    ])
    this.#connectors.set(name, { config, target })
  }

  /** How many tasks of a connector may be running somewhere, of those that have transactional ids. */
  taskCount(name: string): number {
    return this.#taskCounts.get(name) ?? 0
  }

  /** Keeps how many tasks of a connector are about to begin. Resolves once it is stored. */
  async putTaskCount(name: string, count: number): Promise<void> {
    if (this.taskCount(name) === count) return
    await this.#producer.send(this.#topic, {
      key: `${taskCountKey}${name}`,
      value: JSON.stringify({ 'task-count': count }),
    })
    this.#taskCounts.set(name, count)
  }

  /** Forgets a connector. Resolves once that is stored. */
  async delete(name: string): Promise<void> {
    await this.#producer.sendBatch(
      this.#topic,
      [configKey, targetKey].map((prefix) => ({ key: `${prefix}${name}`, value: null })),
    )
    this.#connectors.delete(name)
  }

  async close(): Promise<void> {
    await this.#producer.close()
  }
}
