import type { StreamError } from '@millrace/base'
import type { Client, ConsumedBatch, StartPosition } from '@millrace/client'
import type { ActiveTask } from './active-task.ts'
import { Input } from './inputs.ts'
import type { PartitionCounts } from './internal-topics.ts'
import { limits } from './limits.ts'
import type { TopicNames } from './names.ts'

/** What the inputs of an instance depend on. */
export interface TaskInputsParts {
  readonly client: Client
  readonly names: TopicNames
  /** The tasks that there are at the moment, ready or not. */
  readonly tasks: () => Iterable<ActiveTask>
  readonly counts: () => PartitionCounts
  readonly isolation: 'read_committed' | 'read_uncommitted'
  /** Records have come. */
  readonly received: () => void
  readonly failed: (error: StreamError) => void
}

/** The topics that an instance reads for its tasks: each gets the records of its partitions, and not more than it can take. */
export class TaskInputs {
  readonly #parts: TaskInputsParts
  readonly #inputs = new Map<string, Input>()
  /** Where tasks begin that have just got ready, by task. */
  readonly #starts = new Map<string, ReadonlyMap<string, StartPosition>>()
  /** For whom each topic is read. */
  readonly #readFor = new Map<string, string>()
  #reading: Promise<void> = Promise.resolve()

  constructor(parts: TaskInputsParts) {
    this.#parts = parts
  }

  /** A topic, as the cluster calls it, and where to go on in it if what would be next is gone. */
  add(topic: string, reset: 'earliest' | 'latest' | 'error'): void {
    const { client, isolation, failed } = this.#parts
    const handlers = { batch: this.#take.bind(this), failed }
    this.#inputs.set(topic, new Input(client, topic, { isolation, reset }, handlers))
  }

  /** Whether all that brokers have of the partition was received; undefined while that is not known. */
  readonly isCaughtUp = (topic: string, partition: number): boolean | undefined => {
    // Nothing comes from where nothing is: of topics that are merged some may have fewer partitions.
    if (partition >= (this.#parts.counts().get(topic) ?? 0)) return true
    return this.#inputs.get(topic)?.isCaughtUp(partition)
  }

  /** Records of a partition that brokers have and that were not received; undefined while that is not known. */
  lag(topic: string, partition: number): number | undefined {
    return this.#inputs.get(topic)?.lag(partition)
  }

  /** A task is ready: where it begins, by topic as the topology calls it. */
  begin(taskId: string, starts: ReadonlyMap<string, StartPosition>): void {
    this.#starts.set(taskId, starts)
  }

  /** A task is no more. */
  end(taskId: string): void {
    this.#starts.delete(taskId)
  }

  /** Reads what the tasks that are ready need, each from where it is. One call after the other. */
  refresh(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#refresh())
    return this.#reading
  }

  /** Goes on reading for a task that has processed enough. */
  letIn(active: ActiveTask): void {
    for (const queue of active.task.queues) {
      if (active.waitingCount(queue) < limits.bufferedRecordsMax / 2) {
        this.#inputs.get(this.#parts.names.inCluster(queue.topic))?.resume(active.partition)
      }
    }
  }

  async close(): Promise<void> {
    await this.#reading
    for (const input of this.#inputs.values()) await input.close()
  }

  async #refresh(): Promise<void> {
    for (const [topic, input] of this.#inputs) {
      const wanted = [...this.#parts.tasks()].filter((task) => task.isReady && task.reads(topic))
      const ids = wanted.map(({ id }) => id).toSorted()
      if (this.#readFor.get(topic) === ids.join(' ')) continue
      this.#readFor.set(topic, ids.join(' '))
      const from = new Map<number, StartPosition>()
      for (const task of wanted) {
        const queue = task.queueOf(topic)
        // What waits is not fetched again.
        from.set(task.partition, task.nextOffset(queue) ?? this.#starts.get(task.id)?.get(queue.topic) ?? 'earliest')
      }
      await input.read(from)
    }
  }

  #take(topic: string, batch: ConsumedBatch<Buffer, Buffer>): void {
    const { tasks, received } = this.#parts
    const task = [...tasks()].find((each) => each.partition === batch.partition && each.reads(topic))
    if (task === undefined) return
    task.add(topic, batch)
    if (task.waitingCount(task.queueOf(topic)) >= limits.bufferedRecordsMax)
      this.#inputs.get(topic)?.pause(batch.partition)
    received()
  }
}
