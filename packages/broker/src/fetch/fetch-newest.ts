import { type RpcStream, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { AbortedBatches } from '@millrace/records'
import { frameSizeBytesMax, newestFrameSizeBytesFirst } from '../limits.ts'
import { type CommittedRead, readCommittedBefore } from '../partitions/committed-read.ts'
import type { Partition } from '../partitions/partition.ts'
import { topicIdFromBytes } from '../wire/topic-id.ts'
import type { FetchContext } from './fetch-stream.ts'
import type { FrameHold } from './frame-budget.ts'
import { abortedTo, type Isolation, isolationFrom } from './isolation.ts'
import { type NewestRun, newestRun } from './newest-run.ts'

const { FetchNewestResponse } = millrace.data.v1
type WireRequest = millrace.data.v1.FetchNewestRequest
type WireResponse = millrace.data.v1.FetchNewestResponse
type Stream = RpcStream<WireResponse, WireRequest>

/**
 * Sends one partition backwards, frame by frame as the client takes them, until it has sent as many records as were asked for or comes to
 * the log start. Frames begin small: most who ask for the newest want few.
 */
export async function serveFetchNewest(stream: Stream, context: FetchContext): Promise<void> {
  const first = await stream[Symbol.asyncIterator]().next()
  if (first.done === true) throw new StreamError('INVALID_REQUEST', 'say which partition to read')
  const request = first.value
  const partition = context.partitions.find(topicIdFromBytes(request.topicId), request.partition)
  const stopListening = context.stopping.listen(() => {
    stream.cancel(new StreamError('SHUTTING_DOWN', 'this broker is stopping; read on when it, or another, serves'))
  })
  try {
    await new NewestFirst(stream, context, partition, request).run()
  } finally {
    stopListening()
  }
}

class NewestFirst {
  private readonly stream: Stream
  private readonly context: FetchContext
  private readonly partition: Partition
  private readonly isolation: Isolation
  private readonly taker
  /** Only what lies before it is still to be sent. */
  private before: number
  private recordsLeft: number
  private bytesLeft: number
  private frameSizeBytes = newestFrameSizeBytesFirst
  private hasSent = false
  /** The size of a batch that did not fit into what was asked for; else 0. */
  private batchSizeBytesNeeded = 0

  constructor(stream: Stream, context: FetchContext, partition: Partition, request: WireRequest) {
    this.stream = stream
    this.context = context
    this.partition = partition
    this.isolation = isolationFrom(request.isolationLevel)
    this.before = request.beforeOffset ?? partition.readableEnd(this.isolation)
    this.recordsLeft = request.recordsMax === 0 ? Infinity : request.recordsMax
    this.bytesLeft = request.sizeBytesMax === 0 ? Infinity : request.sizeBytesMax
    // Who says how much is wanted need not be guessed at.
    if (request.sizeBytesMax > 0) this.frameSizeBytes = frameSizeBytesMax
    const cut = (error: StreamError): void => {
      context.measures.streamsCut.add(1)
      stream.cancel(error)
    }
    this.taker = { cut, signal: stream.signal, lastTakenMs: -Infinity }
    if (this.before < 0) {
      throw new StreamError('INVALID_REQUEST', `before_offset is ${this.before}: it must be an offset, or left out`)
    }
  }

  async run(): Promise<void> {
    let goesOn = true
    while (goesOn && !this.stream.signal.aborted) {
      const hold = await this.context.budget.acquire(() => this.batchSizeBytesNeeded, this.taker)
      if (hold === undefined) return
      try {
        goesOn = await this.sendFrame(hold)
      } finally {
        this.context.budget.release(hold)
      }
    }
  }

  /** False once there is nothing more to send. */
  private async sendFrame(hold: FrameHold): Promise<boolean> {
    const sizeBytesMax = Math.min(hold.sizeBytes, this.frameSizeBytes, this.bytesLeft)
    const content = await this.context.slots.run(() => this.read(sizeBytesMax))
    const { bytes: read } = content
    if (read.length === 0) {
      if (!this.hasSent) await this.send(content)
      return false
    }
    const keptBytes = Math.max(read.length, Math.min(read.buffer.byteLength, hold.sizeBytes))
    if (!this.context.budget.resize(hold, keptBytes)) {
      this.batchSizeBytesNeeded = read.length
      return true
    }
    this.batchSizeBytesNeeded = 0
    const run = this.runOf(content)
    this.before = run.firstOffset
    this.recordsLeft -= run.recordCount
    this.bytesLeft -= run.bytes.length
    this.frameSizeBytes *= 2
    this.context.budget.sending(hold)
    // Those that ended before it would be taken for ones that go on in it.
    const aborted = content.aborted.filter(({ lastOffset }) => lastOffset >= run.firstOffset)
    await this.send({ bytes: run.bytes, aborted })
    const count = this.context.measures.topics.of(this.partition.topic)
    count.fetchRequests.add(1)
    count.bytesOut.add(run.bytes.length)
    this.taker.lastTakenMs = this.context.clock.monotonicMs()
    return this.recordsLeft > 0 && this.bytesLeft > 0
  }

  private async read(sizeBytesMax: number): Promise<CommittedRead> {
    if (this.isolation === 'read_committed') return readCommittedBefore(this.partition, this.before, sizeBytesMax)
    return { bytes: await this.partition.readBefore(this.before, sizeBytesMax), aborted: [] }
  }

  /** What of it to send: no more than what has the records that were asked for. */
  private runOf({ bytes, aborted }: CommittedRead): NewestRun {
    const dropped = new AbortedBatches(aborted, this.context.compression)
    return newestRun(bytes, this.before, this.recordsLeft, (batch) => !dropped.has(batch) && !batch.isControl)
  }

  private send({ bytes: recordBatches, aborted }: CommittedRead): Promise<void> {
    this.hasSent = true
    const { highWatermark, lastStableOffset, logStartOffset } = this.partition
    const abortedTransactions = abortedTo(aborted)
    const frame = { highWatermark, lastStableOffset, logStartOffset, recordBatches, abortedTransactions }
    return this.stream.send(new FetchNewestResponse(frame))
  }
}
