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

/** Tasks that are about to be committed. */
export interface TasksToKeep {
  readonly tasks: readonly TaskSpec[]
  /** Names them: no others had it before. */
  readonly generation: string
  /** So many tasks, from 0 on, may have been before. */
  readonly former: number
}

function taskRecords(name: string, { tasks, generation, former }: TasksToKeep): readonly Text[] {
  return [
    ...tasks.map(({ config, key }, number) => ({
      key: `task-${name}-${number}`,
      value: json({ properties: config, key }),
    })),
    { key: `commit-${name}`, value: json({ tasks: tasks.length, generation, former }) },
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
  target(name: string, target: TargetState, none: Omit<TasksToKeep, 'tasks'>): Promise<number> {
    const stopped = target === 'STOPPED' ? taskRecords(name, { ...none, tasks: [] }) : []
    return this.#write([targetRecord(name, target), ...stopped])
  }

  tasks(name: string, tasks: TasksToKeep): Promise<number> {
    return this.#write(taskRecords(name, tasks))
  }

  /** Former tasks are fenced before those of a generation begin, of which there are so many. */
  fenced(name: string, generation: string, taskCount: number): Promise<number> {
    return this.#write([{ key: `tasks-fencing-${name}`, value: json({ 'task-count': taskCount, generation }) }])
  }

  restart(name: string, options: { readonly includeTasks: boolean; readonly onlyFailed: boolean }): Promise<number> {
    const { includeTasks, onlyFailed } = options
    const value = json({ 'include-tasks': includeTasks, 'only-failed': onlyFailed })
    return this.#write([{ key: `restart-connector-${name}`, value }])
  }

  /** Forgets a connector and its tasks; how many there may be is kept, for the next one of that name. */
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
