import { type ErrorCode, StreamError } from '@millrace/base'
import { collectingLogger, FakeClock } from '@millrace/base/testing'
import { millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { Topics } from '../../../test/transactions/topics.ts'
import { Faults } from '../../lifecycle/faults.ts'
import { markerRequestsInFlightMax, markerRetryMs, markersPerRequestMax, markersWaitingMax } from '../../limits.ts'
import { toWireError } from '../../wire/error.ts'
import { topicIdFromBytes } from '../../wire/topic-id.ts'
import { MarkerSender } from './marker-sender.ts'

interface Call {
  readonly nodeId: number
  /** `producer/epoch@coordinator commit|abort topic-partition,...` */
  readonly markers: readonly string[]
  readonly count: number
  answer(...codes: readonly (ErrorCode | undefined)[]): void
  fail(code: ErrorCode): void
}

/** A sender whose requests a test answers. */
class Run {
  readonly clock = new FakeClock()
  readonly topics: Topics
  readonly calls: Call[] = []
  readonly written: string[] = []
  readonly sender: MarkerSender

  constructor(leaders: Readonly<Record<string, readonly number[]>>) {
    this.topics = new Topics(leaders)
    const logger = collectingLogger()
    const faults = new Faults(logger, (error) => {
      throw error
    })
    this.sender = new MarkerSender({
      image: this.topics.image,
      clock: this.clock,
      logger,
      faults,
      write: (nodeId, request) =>
        new Promise((resolve, reject) => {
          const markers = request.markers.map((marker) => this.#shown(marker))
          const count = request.markers.flatMap((each) =>
            each.partitions.flatMap(({ partitions }) => partitions),
          ).length
          this.calls.push({
            nodeId,
            markers,
            count,
            answer: (...codes) => {
              const results = Array.from({ length: count }, (_, index) => {
                const code = codes[index]
                return code === undefined ? {} : { error: toWireError(new StreamError(code, 'refused')) }
              })
              resolve(new millrace.cluster.v1.WriteMarkersResponse({ results }))
            },
            fail: (code) => reject(new StreamError(code, 'failed')),
          })
        }),
      onWritten: ({ ending, foundOpen }) => this.written.push(`${ending.transactionalId}${foundOpen ? ' open' : ''}`),
    })
  }

  send(transactionalId: string, byTopic: Readonly<Record<string, readonly number[]>>, producerEpoch = 1): void {
    const partitions = new Map(Object.entries(byTopic).map(([topic, numbers]) => [topic, new Set(numbers)]))
    const ending = { transactionalId, producerId: 7, producerEpoch, isCommit: true, partitions, version: 2 as const }
    this.sender.send(ending, { partition: 3, epoch: 5 })
  }

  /** The next request that was not looked at yet. */
  async next(): Promise<Call> {
    await this.clock.settle()
    const call = this.calls.shift()
    if (call === undefined) throw new Error('nothing was sent')
    return call
  }

  #shown(marker: millrace.cluster.v1.TransactionMarker): string {
    const { producerId, producerEpoch, coordinatorEpoch, commit, partitions } = marker
    const where = partitions.map(
      (each) => `${this.topics.image.topicById(topicIdFromBytes(each.topicId))?.name}-${each.partitions.join('+')}`,
    )
    return `${producerId}/${producerEpoch}@${coordinatorEpoch} ${commit ? 'commit' : 'abort'} ${where.join(' ')}`
  }
}

describe('the markers of a transaction', () => {
  it('go to the leaders of its partitions, one request for each broker, and it is complete when all are written', async () => {
    const run = new Run({ a: [1, 2], b: [1] })
    run.send('t', { a: [0, 1], b: [0] })
    const [one, two] = [await run.next(), await run.next()]
    expect([one.nodeId, one.markers]).toEqual([1, ['7/1@5 commit a-0 b-0']])
    expect([two.nodeId, two.markers]).toEqual([2, ['7/1@5 commit a-1']])
    one.answer()
    await run.clock.settle()
    expect(run.written).toEqual([])
    two.answer()
    await run.clock.settle()
    expect(run.written).toEqual(['t'])
    expect(run.sender.waiting).toBe(0)
    expect(run.clock.timerCount).toBe(0)
  })

  it('are not sent twice for being asked for twice', async () => {
    const run = new Run({ a: [1] })
    run.send('t', { a: [0] })
    run.send('t', { a: [0] })
    ;(await run.next()).answer()
    await run.clock.settle()
    expect(run.calls).toHaveLength(0)
    expect(run.written).toEqual(['t'])
  })

  it('are sent again, to whoever leads then, until they are written', async () => {
    const run = new Run({ a: [1, -1, 2] })
    run.send('t', { a: [0, 1, 2] })
    const [first, other] = [await run.next(), await run.next()]
    first.fail('BROKER_UNAVAILABLE')
    other.answer('NOT_LEADER')
    run.topics.elect('a', 0, 2)
    run.topics.elect('a', 1, 3)
    await run.clock.advance(markerRetryMs - 1)
    expect(run.calls).toHaveLength(0)
    await run.clock.advance(1)
    const again = [await run.next(), await run.next()]
    expect(again.map(({ nodeId, markers }) => `${nodeId}: ${markers.join()}`).toSorted()).toEqual([
      '2: 7/1@5 commit a-0+2',
      '3: 7/1@5 commit a-1',
    ])
    for (const call of again) call.answer()
    await run.clock.settle()
    expect(run.written).toEqual(['t'])
  })

  it('that find the next transaction open are done with, and so are those of topics that are deleted', async () => {
    const run = new Run({ a: [1], b: [1], c: [-1] })
    run.send('t', { a: [0], b: [0], c: [0] })
    const call = await run.next()
    run.topics.remove('b')
    run.topics.remove('c')
    call.answer('INVALID_PRODUCER_EPOCH', 'UNKNOWN_TOPIC_ID')
    await run.clock.advance(markerRetryMs)
    expect(run.calls).toHaveLength(0)
    expect(run.written).toEqual(['t open'])
  })

  it('are left to the coordinator that took over', async () => {
    const run = new Run({ a: [1], b: [1] })
    run.send('fenced', { a: [0] })
    ;(await run.next()).answer('TRANSACTION_COORDINATOR_FENCED')
    run.send('dropped', { b: [0] })
    const call = await run.next()
    run.sender.drop(2)
    run.sender.drop(3)
    call.fail('NOT_LEADER')
    await run.clock.advance(markerRetryMs)
    expect(run.calls).toHaveLength(0)
    expect(run.written).toEqual([])
    expect(run.sender.waiting).toBe(0)
    // It leads again.
    run.send('dropped', { b: [0] })
    ;(await run.next()).answer()
    await run.clock.settle()
    expect(run.written).toEqual(['dropped'])
  })

  it('of many transactions share requests while others are on their way', async () => {
    const run = new Run({ a: Array.from({ length: 10 }, () => 1) })
    for (let index = 0; index < 10; index++) run.send(`t${index}`, { a: [index] })
    await run.clock.settle()
    expect(run.calls.map(({ count }) => count)).toEqual([1, 1, 1, 1])
    expect(run.calls).toHaveLength(markerRequestsInFlightMax)
    ;(await run.next()).answer()
    await run.clock.settle()
    expect(run.calls.map(({ count }) => count)).toEqual([1, 1, 1, 6])
    while (run.calls.length > 0) (await run.next()).answer()
    await run.clock.settle()
    expect(run.written.toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `t${index}`))
  })

  it('wait for their turn while too many are on their way', async () => {
    const count = 100
    const run = new Run({ a: Array.from({ length: count }, () => 1) })
    const all = { a: Array.from({ length: count }, (_, index) => index) }
    const transactions = markersWaitingMax / count + 5
    for (let index = 0; index < transactions; index++) run.send(`t${index}`, all)
    expect(run.sender.waiting).toBe(markersWaitingMax)
    for (;;) {
      await run.clock.settle()
      const calls = run.calls.splice(0)
      if (calls.length === 0) break
      for (const call of calls) {
        expect(call.count).toBeLessThanOrEqual(markersPerRequestMax)
        call.answer()
      }
    }
    expect(run.written).toHaveLength(transactions)
    expect(run.sender.waiting).toBe(0)
  })

  it('end with the broker', async () => {
    const run = new Run({ a: [1, -1] })
    run.send('t', { a: [0, 1] })
    const call = await run.next()
    run.sender.close()
    call.fail('SHUTTING_DOWN')
    run.send('t', { a: [0, 1] }, 2)
    await run.clock.settle()
    expect(run.clock.timerCount).toBe(0)
    expect(run.calls).toHaveLength(0)
  })
})
