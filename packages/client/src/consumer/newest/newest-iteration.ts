import { isStreamError, type StreamError } from '@millrace/base'
import { limits } from '../../limits.ts'
import type { ConsumableTopic } from '../../topic.ts'
import { aborted, onAbort } from '../../util/abort.ts'
import { type ConsumedRecord, type RecordSource, recordSource } from '../consumed-record.ts'
import { checkPartition } from '../offset-lookup.ts'
import type { PoisonHandler } from '../poison/poison-handler.ts'
import { PoisonRecord } from '../poison/poison-record.ts'
import type { PoisonPolicy } from '../poison/types.ts'
import type { NewestOptions } from './newest-options.ts'
import { NewestPartition, type NewestParts } from './newest-partition.ts'

export interface NewestIterationParts extends Omit<NewestParts, 'signal'> {
  /** What the pages of all partitions may take together, though each is {@link limits.newestPageSizeBytesMin} at least. */
  readonly prefetchBytes: number
  readonly onRecord: RecordSource<unknown, unknown>['onRecord']
  /** The iteration is among them until it is over, in whatever way. */
  readonly running: Set<RunningNewest>
}

/** Reading backwards that is not over. */
export interface RunningNewest {
  /** Ends it: its next step rejects with `error`. */
  fail(error: StreamError): void
}

type Item<Key, Value> = ConsumedRecord<Key, Value> | PoisonRecord

interface Head<Key, Value> {
  readonly partition: NewestPartition<Key, Value>
  record: ConsumedRecord<Key, Value>
}

/** A topic's records, the newest first: see {@link import('../types.ts').Consumer.newest}. */
export class NewestIteration<Key, Value> implements AsyncIterableIterator<Item<Key, Value>>, RunningNewest {
  readonly #records: AsyncGenerator<Item<Key, Value>, undefined>
  readonly #over = new AbortController()
  /** One for each partition: a signal for many listeners is not what AbortSignal is made for. */
  readonly #partitions: AbortController[] = []
  readonly #running: Set<RunningNewest>
  #releaseSignal: () => void = () => {}
  #failure: StreamError | undefined

  constructor(topic: ConsumableTopic<Key, Value>, options: NewestOptions<PoisonPolicy>, parts: NewestIterationParts) {
    this.#running = parts.running
    this.#running.add(this)
    this.#records = newestFirst(topic, options, { ...parts, signal: this.#over.signal }, () => this.#partitionSignal())
    const { signal } = options
    this.#releaseSignal = onAbort(signal, () => {
      if (signal !== undefined) this.fail(aborted(`reading ${topic.name} backwards`, signal))
    })
  }

  fail(error: StreamError): void {
    this.#failure ??= error
    this.#end()
  }

  async next(): Promise<IteratorResult<Item<Key, Value>>> {
    if (this.#failure !== undefined) throw this.#failure
    if (this.#over.signal.aborted) return { done: true, value: undefined }
    try {
      const step = await this.#records.next()
      if (step.done === true) this.#end()
      return step
    } catch (error) {
      if (this.#failure === undefined && this.#over.signal.aborted) return { done: true, value: undefined }
      // What waited for a broker was told to end, and says so in words of its own.
      const failure: unknown = this.#failure ?? error
      if (isStreamError(failure)) this.#failure = failure
      this.#end()
      throw failure
    }
  }

  async return(): Promise<IteratorResult<Item<Key, Value>>> {
    this.#end()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #partitionSignal(): AbortSignal {
    const controller = new AbortController()
    this.#partitions.push(controller)
    return controller.signal
  }

  #end(): void {
    this.#releaseSignal()
    this.#over.abort()
    for (const controller of this.#partitions) controller.abort()
    this.#running.delete(this)
  }
}

async function* newestFirst<Key, Value>(
  { name: topic, key, value }: ConsumableTopic<Key, Value>,
  options: NewestOptions<PoisonPolicy>,
  parts: NewestIterationParts & NewestParts,
  partitionSignal: () => AbortSignal,
): AsyncGenerator<Item<Key, Value>, undefined> {
  const { metadata, timeoutMs, signal, prefetchBytes, onRecord, poison } = parts
  // Not by what is remembered: the topic may have more partitions by now.
  const found = await metadata.fetch(topic, timeoutMs, { signal })
  const numbers = options.partitions ?? found.partitions.map(({ partition }) => partition)
  for (const number of [...numbers, ...(options.before?.keys() ?? [])]) checkPartition(found, number)
  // A partition holds two pages at most.
  const share = Math.max(Math.floor(prefetchBytes / numbers.length / 2), limits.newestPageSizeBytesMin)
  const pageSizeBytes = Math.min(share, limits.newestPageSizeBytesMax)
  const partitions = numbers.map((partition) => {
    const at = { topicId: found.id, before: options.before?.get(partition), pageSizeBytes }
    return new NewestPartition<Key, Value>(recordSource({ topic, partition, key, value, onRecord }), at, {
      ...parts,
      signal: partitionSignal(),
    })
  })
  let left = options.limit ?? Infinity
  const heads = await firstOf(partitions, left)
  for (let head = latest(heads); head !== undefined; head = latest(heads)) {
    const item = poison === undefined ? head.record : await judged(head.record, poison)
    if (item !== undefined) {
      yield item
      left -= 1
      if (left === 0) return
    }
    const record = await head.partition.next(left)
    if (record === undefined) heads.delete(head)
    else head.record = record
  }
}

/** What is delivered in the record's place; undefined for nothing. */
async function judged<Key, Value>(
  record: ConsumedRecord<Key, Value>,
  poison: PoisonHandler,
): Promise<Item<Key, Value> | undefined> {
  const error = record.decode()
  if (error === undefined) return record
  if (poison.policy === 'dlq') {
    await poison.bury(record, error)
    return undefined
  }
  poison.note(record, error)
  return poison.policy === 'raw' ? new PoisonRecord(record, error) : undefined
}

/** The first record of each partition that has one; few are asked at the same time. */
async function firstOf<Key, Value>(
  partitions: readonly NewestPartition<Key, Value>[],
  wanted: number,
): Promise<Set<Head<Key, Value>>> {
  const heads = new Set<Head<Key, Value>>()
  for (let from = 0; from < partitions.length; from += limits.newestPagesAtOnceMax) {
    const some = partitions.slice(from, from + limits.newestPagesAtOnceMax)
    const records = await Promise.all(some.map((partition) => partition.next(wanted)))
    for (const [index, partition] of some.entries()) {
      const record = records[index]
      if (record !== undefined) heads.add({ partition, record })
    }
  }
  return heads
}

/** The head with the latest record; of several as late, the first. */
function latest<Key, Value>(heads: Iterable<Head<Key, Value>>): Head<Key, Value> | undefined {
  let best: Head<Key, Value> | undefined
  for (const head of heads) if (best === undefined || head.record.timestamp > best.record.timestamp) best = head
  return best
}
