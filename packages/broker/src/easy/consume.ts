import { type Clock, type Compression, type RpcStream, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { ClusterImage } from '@millrace/metadata'
import { batchesIn, type RecordBatch } from '@millrace/records'
import type { ReadSlots } from '../fetch/read-slots.ts'
import { Bell } from '../lifecycle/bell.ts'
import type { Latch } from '../lifecycle/latch.ts'
import { easyReadSizeBytes, easySendMsMax } from '../limits.ts'
import type { Measures } from '../metrics/measures.ts'
import type { Partition } from '../partitions/partition.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import { type ConsumePlan, consumePlan } from './consume-plan.ts'
import { payloadOf } from './payload.ts'

const { ConsumeResponse } = millrace.easy.v1
type WireRequest = millrace.easy.v1.ConsumeRequest
type WireResponse = millrace.easy.v1.ConsumeResponse
type Stream = RpcStream<WireResponse, WireRequest>

/** What reading the easy way needs of the broker. */
export interface ConsumeContext {
  readonly partitions: PartitionTable
  readonly clock: Clock
  readonly compression: Compression
  readonly stopping: Latch
  readonly measures: Measures
  /** How many hold a batch in memory at a time. */
  readonly easySlots: ReadSlots
}

/** Sends records until there were as many as asked for, or nothing more came for as long as the caller waits. */
export async function serveEasyConsume(stream: Stream, image: ClusterImage, context: ConsumeContext): Promise<void> {
  const first = await stream[Symbol.asyncIterator]().next()
  if (first.done === true) throw new StreamError('INVALID_REQUEST', 'say which topic to read: {"topic": ...}')
  const plan = await consumePlan(first.value, image, context.partitions)
  const stopListening = context.stopping.listen(() => {
    stream.cancel(new StreamError('SHUTTING_DOWN', 'this broker is stopping; read on when it, or another, serves'))
  })
  try {
    await new EasyConsume(stream, context, plan).run()
  } finally {
    stopListening()
  }
}

interface Cursor {
  readonly partition: Partition
  offset: number
}

class EasyConsume {
  private readonly stream: Stream
  private readonly context: ConsumeContext
  private readonly plan: ConsumePlan
  private left: number

  constructor(stream: Stream, context: ConsumeContext, plan: ConsumePlan) {
    this.stream = stream
    this.context = context
    this.plan = plan
    this.left = plan.limit
  }

  async run(): Promise<void> {
    if (this.plan.newest) return this.sendNewest()
    const cursors: Cursor[] = this.plan.starts.map(({ partition, offset }) => ({ partition, offset }))
    while (this.goesOn) {
      let found = false
      for (const cursor of cursors) {
        if (this.goesOn && (await this.sendNext(cursor))) found = true
      }
      if (!found && !(await this.somethingCame(cursors))) return
    }
  }

  private get goesOn(): boolean {
    return this.left > 0 && !this.stream.signal.aborted
  }

  /** Sends one read of a partition. False if there is nothing. */
  private async sendNext(cursor: Cursor): Promise<boolean> {
    const { partition } = cursor
    if (partition.unavailable !== undefined) throw partition.unavailable
    // What retention has taken since is gone for everybody.
    cursor.offset = Math.max(cursor.offset, partition.logStartOffset)
    if (cursor.offset >= partition.highWatermark) return false
    await this.exclusively(async () => {
      const bytes = await partition.read(cursor.offset, easyReadSizeBytes)
      this.context.measures.topics.of(partition.topic).fetchRequests.add(1)
      for (const batch of batchesIn(bytes)) {
        if (!this.goesOn) return
        await this.sendForward(batch, cursor)
      }
    })
    return true
  }

  private async sendForward(batch: RecordBatch, cursor: Cursor): Promise<void> {
    if (!batch.isControl) {
      for (const record of batch.records(this.context.compression)) {
        if (record.offset < cursor.offset) continue
        if (!this.goesOn) return
        await this.send(cursor.partition, record)
      }
    }
    cursor.offset = batch.nextOffset
  }

  /** Each partition has an equal share of what is left, and what some do not use goes round again. */
  private async sendNewest(): Promise<void> {
    let cursors: Cursor[] = this.plan.starts.map(({ partition, offset }) => ({ partition, offset }))
    while (this.goesOn && cursors.length > 0) {
      for (const [index, cursor] of cursors.entries()) {
        const share = Math.ceil(this.left / (cursors.length - index))
        await this.sendShare(cursor, this.left - share)
      }
      cursors = cursors.filter(({ partition, offset }) => offset > partition.logStartOffset)
    }
  }

  /** Sends what lies before the cursor, and moves it there, until no more than `until` are left. */
  private async sendShare(cursor: Cursor, until: number): Promise<void> {
    const { partition } = cursor
    while (this.goesOn && this.left > until && cursor.offset > partition.logStartOffset) {
      await this.exclusively(async () => {
        const bytes = await partition.readBefore(cursor.offset, easyReadSizeBytes)
        this.context.measures.topics.of(partition.topic).fetchRequests.add(1)
        const batches = [...batchesIn(bytes)]
        // Nothing is left of what lay before it.
        if (batches.length === 0) cursor.offset = partition.logStartOffset
        for (const batch of batches.toReversed()) {
          if (this.left > until) await this.sendBackward(batch, cursor, until)
        }
      })
    }
  }

  private async sendBackward(batch: RecordBatch, cursor: Cursor, until: number): Promise<void> {
    const { partition } = cursor
    const records = batch.isControl ? [] : [...batch.records(this.context.compression)]
    for (const record of records.toReversed()) {
      if (record.offset >= cursor.offset || record.offset < partition.logStartOffset) continue
      if (this.left <= until || !this.goesOn) return
      await this.send(partition, record)
      cursor.offset = record.offset
    }
    cursor.offset = Math.min(cursor.offset, batch.baseOffset)
  }

  /** Lets few hold a batch at a time, and none for long that does not take it. */
  private exclusively(work: () => Promise<void>): Promise<void> {
    return this.context.easySlots.run(async () => {
      const timer = this.context.clock.setTimer(easySendMsMax, () => {
        const text = `what was read was not taken within ${easySendMsMax} ms; ask for less at a time, or read over DataService`
        this.stream.cancel(new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: easySendMsMax } }))
      })
      try {
        await work()
      } finally {
        timer.cancel()
      }
    })
  }

  private async send(partition: Partition, record: ConsumedRecord): Promise<void> {
    this.left -= 1
    const response: millrace.easy.v1.ConsumeResponse.$Properties = {
      topic: partition.topic,
      partition: partition.partition,
      offset: record.offset,
      timestampMs: record.timestamp,
      key: payloadOf(record.key) ?? null,
      value: payloadOf(record.value) ?? null,
      headers: record.headers.map(({ key, value }) => ({ name: key, value: payloadOf(value) ?? null })),
    }
    await this.stream.send(new ConsumeResponse(response))
    this.context.measures.topics.of(partition.topic).bytesOut.add(record.sizeBytes)
  }

  /** Waits until a partition has moved; false once the caller has waited long enough, or is gone. */
  private async somethingCame(cursors: readonly Cursor[]): Promise<boolean> {
    const { waitMs } = this.plan
    if (waitMs === 0) return false
    const bell = new Bell()
    const ring = (): void => bell.ring()
    let isLate = false
    const timer = this.context.clock.setTimer(waitMs, () => {
      isLate = true
      ring()
    })
    this.stream.signal.addEventListener('abort', ring, { once: true })
    const hasMore = (): boolean =>
      cursors.some(({ partition, offset }) => offset < partition.highWatermark || partition.unavailable !== undefined)
    try {
      while (!hasMore() && !isLate && !this.stream.signal.aborted) {
        for (const { partition } of cursors) partition.wait(ring)
        await bell.sleep()
      }
      return hasMore() && !this.stream.signal.aborted
    } finally {
      timer.cancel()
      this.stream.signal.removeEventListener('abort', ring)
      for (const { partition } of cursors) partition.stopWaiting(ring)
    }
  }
}

interface ConsumedRecord {
  readonly sizeBytes: number
  readonly offset: number
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly { readonly key: string; readonly value: Buffer | null }[]
}
