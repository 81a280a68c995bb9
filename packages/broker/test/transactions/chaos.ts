import { isStreamError, StreamError, type TopicId } from '@millrace/base'
import { plainCompression, SeededRandom } from '@millrace/base/testing'
import type { Producer } from '@millrace/coordinator'
import { batchesIn, decodeControlKey } from '@millrace/records'
import { batchOf } from '../batches.ts'
import { CoordinatorCluster, transactionalId } from './coordinator-cluster.ts'

/** How a transaction ended, as its producer was told. */
export type Told = 'COMMIT' | 'ABORT'

const maxMs = 120_000

/**
 * A producer that runs transactions one after the other over brokers that lead and coordinate in turns, with markers that are held up and
 * answers that are lost, and copies of old requests that come late.
 */
export class Chaos {
  readonly cluster: CoordinatorCluster
  /** By the epoch in which the transaction was open. */
  readonly told = new Map<number, Told>()
  /** `topic/epoch` of the records that were acknowledged. */
  readonly acknowledged = new Set<string>()
  coordinatorsSeen = 0
  private readonly random: SeededRandom
  private readonly stale: Promise<unknown>[] = []
  private isDone = false

  private constructor(cluster: CoordinatorCluster, seed: number) {
    this.cluster = cluster
    this.random = new SeededRandom(seed)
  }

  static async start(seed: number): Promise<Chaos> {
    return new Chaos(await CoordinatorCluster.start(), seed)
  }

  /** Runs so many transactions, and comes to rest. */
  async run(transactions: number): Promise<void> {
    const { clock } = this.cluster.cluster
    const producing = this.produce(transactions).finally(() => {
      this.isDone = true
    })
    // Looked at below.
    producing.catch(() => undefined)
    while (!this.isDone) {
      await this.disturb()
      await clock.advance(this.random.integer(60))
    }
    await producing
    this.cluster.mayAnswer = true
    await this.cluster.release()
    await clock.advance(5_000)
    await clock.until(Promise.allSettled(this.stale))
    await clock.advance(5_000)
  }

  private async disturb(): Promise<void> {
    const { cluster, random } = this
    switch (random.integer(10)) {
      case 0:
      case 1:
        this.coordinatorsSeen += 1
        await cluster.move(1 + random.integer(3), 0)
        break
      case 2: {
        const topicId = cluster.topics[random.integer(cluster.topics.length)]
        if (topicId !== undefined) await cluster.cluster.elect(topicId, 2 + random.integer(2), [3, 2])
        break
      }
      case 3:
        cluster.mayWrite = () => random.integer(2) === 0
        break
      case 4:
      case 5:
        await cluster.release(0)
        break
      case 6:
        cluster.mayAnswer = !cluster.mayAnswer
        break
      default:
    }
  }

  private async produce(transactions: number): Promise<void> {
    let producer = await this.insist((nodeId) => this.cluster.init(nodeId))
    for (let count = 0; count < transactions; count++) {
      const isCommit = this.random.integer(3) > 0
      const names = this.cluster.names.filter(() => this.random.integer(3) > 0)
      const before = producer
      try {
        if (names.length === 0) continue
        // Of the others the partitions are taken in as they are written to.
        if (this.random.integer(2) === 0) await this.insist((nodeId) => this.cluster.add(nodeId, before, names))
        await this.pause(this.random.integer(100))
        await Promise.all(names.map((name) => this.write(name, before)))
        producer = await this.insist((nodeId) => this.cluster.end(nodeId, before, isCommit))
        this.told.set(before.producerEpoch, isCommit ? 'COMMIT' : 'ABORT')
      } catch (error) {
        if (!isStreamError(error, 'TRANSACTION_ABORTABLE')) throw error
        producer = await this.insist((nodeId) => this.cluster.end(nodeId, before, false))
        this.told.set(before.producerEpoch, 'ABORT')
      }
      this.sendAgain(before, isCommit)
    }
  }

  /** What was sent for a transaction that has ended comes again, to any broker. */
  private sendAgain(producer: Producer, isCommit: boolean): void {
    const { cluster, random } = this
    const nodeId = 1 + random.integer(3)
    const [name = ''] = cluster.names
    const late = [
      () => cluster.end(nodeId, producer, isCommit),
      () => cluster.end(nodeId, producer, !isCommit),
      () => cluster.add(nodeId, producer),
      () => cluster.init(nodeId, { ...producer, producerEpoch: producer.producerEpoch - 1 }),
      () => this.append(name, producer, 'late'),
    ]
    for (const send of late) {
      if (random.integer(2) === 0) continue
      const delayMs = random.integer(500)
      const sent = new Promise<void>((resolve) => {
        cluster.cluster.clock.setTimer(delayMs, () => {
          send().then(
            () => resolve(),
            () => resolve(),
          )
        })
      })
      this.stale.push(sent)
    }
  }

  private async write(name: string, producer: Producer): Promise<void> {
    await this.insist(() => this.append(name, producer, 'x'))
    this.acknowledged.add(`${name}/${producer.producerEpoch}`)
  }

  private async append(name: string, { producerId, producerEpoch }: Producer, value: string): Promise<void> {
    const { cluster } = this.cluster
    const topicId = this.cluster.topics[this.cluster.names.indexOf(name)]
    if (topicId === undefined) throw new Error(`there is no topic ${name}`)
    const options = { producerId, producerEpoch, baseSequence: 0, isTransactional: true }
    const appended = await cluster.leader(topicId).append(batchOf([value], options), transactionalId)
    await appended.committed
  }

  /** Asks whoever coordinates, again and again while that may help. */
  private async insist<Answer>(ask: (nodeId: number) => Promise<Answer>): Promise<Answer> {
    const { cluster } = this.cluster
    const deadlineMs = cluster.clock.monotonicMs() + maxMs
    for (;;) {
      try {
        const leader = cluster.image.topicById(this.cluster.stateTopic)?.partitions.get(0)?.leader ?? -1
        return await ask(leader)
      } catch (error) {
        const mayRetry = isStreamError(error) && error.retriable && cluster.clock.monotonicMs() < deadlineMs
        if (!mayRetry) throw error
        await this.pause(20)
      }
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.cluster.cluster.clock.setTimer(ms, resolve)
    })
  }

  /**
   * Whether the log of a topic holds what the producer was told: each transaction has one end, which is what was told of it, and all of
   * its acknowledged records. Returns how many transactions were found.
   */
  async check(topicId: TopicId): Promise<number> {
    const { cluster, told, acknowledged } = this
    const partition = cluster.cluster.leader(topicId)
    const { log, topic } = partition
    let open: number | undefined
    const ended = new Map<number, Told>()
    for (let offset = 0; offset < log.logEndOffset;) {
      const bytes = await log.read(offset, { maxBytes: 1_000_000, endOffset: log.logEndOffset })
      for (const batch of batchesIn(bytes)) {
        offset = batch.nextOffset
        const epoch = batch.producerEpoch
        if (!batch.isControl) {
          if (open !== undefined) throw new Error(`${topic} has a record of epoch ${epoch} while ${open} is open`)
          if (ended.has(epoch)) throw new Error(`${topic} has a record of epoch ${epoch}, which has ended`)
          open = epoch
          continue
        }
        const [marker] = batch.records(plainCompression)
        const type = decodeControlKey(marker?.key ?? null) as Told
        if (open !== undefined) ended.set(open, type)
        if (open !== undefined && open >= epoch) throw new Error(`${topic} has a marker of ${epoch} for ${open}`)
        open = undefined
      }
    }
    if (open !== undefined) throw new Error(`nobody ended the transaction of epoch ${open} in ${topic}`)
    for (const [epoch, type] of ended) {
      if (told.get(epoch) !== type) {
        throw new Error(`${topic} has ${type} for epoch ${epoch}, but its producer was told ${told.get(epoch)}`)
      }
    }
    for (const key of acknowledged) {
      const [name, epoch] = key.split('/')
      if (name === topic && !ended.has(Number(epoch)))
        throw new Error(`${topic} lost what was written with epoch ${epoch}`)
    }
    if (partition.lastStableOffset !== partition.highWatermark) throw new StreamError('INTERNAL', 'something is open')
    return ended.size
  }
}
