import { StreamError } from '@millrace/base'
import { RecordBatch } from '@millrace/records'
import type { FetchHandlers, FetchTarget, FetchUpdate, Isolation } from '../src/transport/transport.ts'
import type { FakePartition } from './fake-partition.ts'

interface Cursor {
  readonly target: FetchTarget
  readonly log: FakePartition
  readonly isolation: Isolation
  offset: number
  readonly unlisten: () => void
  toldEnd: number
}

/** A fetch session of a {@link FakeCluster}: one batch a frame, as long as there is credit. */
export class FakeFetchSession {
  readonly nodeId: number
  readonly updates: FetchUpdate[] = []
  creditBytes = 0
  isOver = false
  readonly #handlers: FetchHandlers
  readonly #find: (topicId: string, partition: number) => FakePartition | undefined
  readonly #nearest: (rack: string) => number | undefined
  readonly #cursors = new Map<number, Cursor>()

  constructor(
    nodeId: number,
    handlers: FetchHandlers,
    find: (topicId: string, partition: number) => FakePartition | undefined,
    nearest: (rack: string) => number | undefined = () => undefined,
  ) {
    this.nodeId = nodeId
    this.#handlers = handlers
    this.#find = find
    this.#nearest = nearest
  }

  /** The partitions being sent. */
  get partitions(): number[] {
    return [...this.#cursors.keys()]
  }

  update(update: FetchUpdate): void {
    this.updates.push(update)
    for (const { partition } of update.remove ?? []) this.#drop(partition)
    const nearest = this.#nearest(update.rack ?? '') ?? this.nodeId
    for (const target of update.set ?? []) {
      if (nearest === this.nodeId) this.#set(target, update.isolation ?? 'read_uncommitted')
      else this.#redirect(target, nearest)
    }
    this.creditBytes += update.grantBytes ?? 0
    this.#later()
  }

  /** Sends nothing more of any partition, and says why. */
  refuseAll(error: StreamError): void {
    for (const { target } of [...this.#cursors.values()]) {
      this.#drop(target.partition)
      this.#refuse(target, error, -1, -1)
    }
  }

  lose(error: StreamError): void {
    if (this.isOver) return
    this.close()
    this.#handlers.closed(error)
  }

  close(): void {
    this.isOver = true
    for (const partition of this.partitions) this.#drop(partition)
  }

  #set(target: FetchTarget, isolation: Isolation): void {
    this.#drop(target.partition)
    const log = this.#find(target.topic.id, target.partition)
    if (log === undefined) {
      this.#refuse(target, new StreamError('UNKNOWN_TOPIC_ID', 'no such topic'), -1, -1)
      return
    }
    const { offset, lastFetchedEpoch, topic, partition, epoch } = target
    const divergence = log.divergence(offset, lastFetchedEpoch)
    if (divergence !== undefined) {
      void Promise.resolve().then(() => {
        if (!this.isOver) this.#handlers.diverged?.({ topicId: topic.id, partition, epoch, ...divergence })
      })
      return
    }
    const unlisten = log.listen(() => this.#later())
    this.#cursors.set(target.partition, { target, log, isolation, offset: target.offset, unlisten, toldEnd: -1 })
  }

  #drop(partition: number): void {
    this.#cursors.get(partition)?.unlisten()
    this.#cursors.delete(partition)
  }

  #later(): void {
    void Promise.resolve().then(() => this.#send())
  }

  #send(): void {
    for (const cursor of [...this.#cursors.values()]) {
      const { target, log } = cursor
      if (cursor.offset > log.endOffset || cursor.offset < log.logStartOffset) {
        this.#drop(target.partition)
        this.#refuse(target, new StreamError('OFFSET_OUT_OF_RANGE', 'out of range'), log.logStartOffset, log.endOffset)
        continue
      }
      for (const bytes of log.batches) {
        if (this.isOver || this.creditBytes <= 0) break
        const batch = new RecordBatch(bytes)
        if (batch.lastOffset < cursor.offset) continue
        if (cursor.isolation === 'read_committed' && batch.nextOffset > log.lastStableOffset) break
        cursor.offset = batch.nextOffset
        this.creditBytes -= bytes.length
        this.#frame(cursor, Buffer.from(bytes))
      }
      if (!this.isOver && cursor.toldEnd !== log.endOffset) this.#frame(cursor, Buffer.alloc(0))
    }
  }

  #frame(cursor: Cursor, batches: Buffer): void {
    const { target, log } = cursor
    cursor.toldEnd = log.endOffset
    this.#handlers.frame({
      topicId: target.topic.id,
      partition: target.partition,
      epoch: target.epoch,
      highWatermark: log.endOffset,
      lastStableOffset: log.lastStableOffset,
      logStartOffset: log.logStartOffset,
      batches,
      aborted: cursor.isolation === 'read_committed' && batches.length > 0 ? log.abortedIn(batches) : [],
    })
  }

  #redirect({ topic, partition, epoch }: FetchTarget, nodeId: number): void {
    this.#drop(partition)
    void Promise.resolve().then(() => {
      if (!this.isOver) this.#handlers.redirected?.({ topicId: topic.id, partition, epoch, nodeId })
    })
  }

  #refuse({ topic, partition, epoch }: FetchTarget, error: StreamError, logStartOffset: number, end: number): void {
    void Promise.resolve().then(() => {
      if (this.isOver) return
      this.#handlers.failed({ topicId: topic.id, partition, epoch, error, logStartOffset, highWatermark: end })
    })
  }
}
