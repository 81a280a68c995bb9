import { present } from '@millrace/base'
import type { Producer, ProducerRecord } from '@millrace/client'
import type { ConnectorConfig, TargetState } from '../config-store.ts'
import type { TaskSpec } from './config-log.ts'

type Text = ProducerRecord<string, string>

const json = (value: object): string => JSON.stringify(value)

function targetRecord(name: string, target: TargetState): Text {
  // Those that know two states only take one that is stopped for one that is paused.
  const states = { state: target === 'STARTED' ? target : 'PAUSED', 'state.v2': target }
  return { key: `target-state-${name}`, value: json(states) }
}

function taskRecords(name: string, tasks: readonly TaskSpec[]): readonly Text[] {
  return [
    ...tasks.map(({ config, key }, number) => ({
      key: `task-${name}-${number}`,
      value: json({ properties: config, key }),
    })),
    { key: `commit-${name}`, value: json({ tasks: tasks.length }) },
  ]
}

/** Writes a cluster's topic of configs, for its leader. Each answers the offset behind what it wrote. */
export class ConfigWriter {
  readonly #producer: Producer
  readonly #topic: string

  constructor(producer: Producer, topic: string) {
    this.#producer = producer
    this.#topic = topic
  }

  /** Keeps a connector, and what it is to do. */
  connector(name: string, config: ConnectorConfig, target: TargetState): Promise<number> {
    return this.#write([targetRecord(name, target), { key: `connector-${name}`, value: json({ properties: config }) }])
  }

  /** What a connector is to do; one that is stopped has no tasks. */
  target(name: string, target: TargetState): Promise<number> {
    return this.#write([targetRecord(name, target), ...(target === 'STOPPED' ? taskRecords(name, []) : [])])
  }

  tasks(name: string, tasks: readonly TaskSpec[]): Promise<number> {
    return this.#write(taskRecords(name, tasks))
  }

  restart(name: string, options: { readonly includeTasks: boolean; readonly onlyFailed: boolean }): Promise<number> {
    const { includeTasks, onlyFailed } = options
    const value = json({ 'include-tasks': includeTasks, 'only-failed': onlyFailed })
    return this.#write([{ key: `restart-connector-${name}`, value }])
  }

  /** Forgets a connector and its tasks. */
  delete(name: string, taskCount: number): Promise<number> {
    const tasks = Array.from({ length: taskCount }, (_, number) => `task-${name}-${number}`)
    const keys = [`connector-${name}`, `target-state-${name}`, `commit-${name}`, ...tasks]
    return this.#write(keys.map((key) => ({ key, value: null })))
  }

  async #write(records: readonly Text[]): Promise<number> {
    const written = await this.#producer.sendBatch(this.#topic, records)
    return present(written.locate(records.length - 1), 'all records were stored').offset + 1
  }
}
