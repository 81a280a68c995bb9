import { GroupService, millrace } from '@millrace/contracts'
import { afterEach, expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'
import { outcome } from '../../../test/knobs/observation.ts'
import { reasonOf } from '../../../test/produce-client.ts'
import { type ProducerIdentity, TransactionClient } from '../../../test/transactions/transaction-client.ts'

const { CommitOffsetsRequest, FetchOffsetsRequest, FindGroupCoordinatorsRequest } = millrace.group.v1

const config = { 'offsets.topic.num.partitions': 2, 'transaction.state.log.num.partitions': 2 }
const running: BrokerFixture[] = []

afterEach(async () => {
  for (const { broker, clock } of running.splice(0)) await clock.until(broker.stop())
})

class Offsets {
  readonly fixture: BrokerFixture
  readonly transactions: TransactionClient
  private readonly topicId: Uint8Array

  constructor(fixture: BrokerFixture, topicId: Uint8Array) {
    this.fixture = fixture
    this.topicId = topicId
    this.transactions = new TransactionClient(fixture.channel, fixture.clock)
  }

  static async start(): Promise<Offsets> {
    const fixture = await startFixture({ config })
    running.push(fixture)
    const topicId = await fixture.createTopic('t')
    const request = new FindGroupCoordinatorsRequest({ groupIds: ['g'] })
    await fixture.unary(GroupService.findGroupCoordinators, request)
    const made = new Offsets(fixture, topicId)
    await made.transactions.coordinator()
    await fixture.clock.advance(100)
    return made
  }

  /** The code of what went wrong; `done` if nothing did. */
  async commit(offset: number, producer?: ProducerIdentity): Promise<string> {
    const { transactionalId } = this.transactions
    const transaction = producer === undefined ? {} : { transaction: { ...producer, transactionalId } }
    const offsets = [{ topicId: this.topicId, partition: 0, offset, leaderEpoch: -1 }]
    const request = new CommitOffsetsRequest({ groupId: 'g', memberEpoch: -1, offsets, ...transaction })
    const committing = this.fixture.unary(GroupService.commitOffsets, request)
    return outcome(committing.then(({ results }) => expect(results.map(reasonOf)).toEqual([undefined])))
  }

  async fetch(requireStable = false): Promise<number | string> {
    const partitions = [{ topicId: this.topicId, partitions: [0] }]
    const request = new FetchOffsetsRequest({ groupId: 'g', memberEpoch: -1, partitions, requireStable })
    const [found] = (await this.fixture.unary(GroupService.fetchOffsets, request)).offsets
    return reasonOf(found) ?? found?.offset ?? 'none'
  }

  async restart(): Promise<Offsets> {
    const { fixture } = this
    running.splice(running.indexOf(fixture), 1)
    await fixture.clock.until(fixture.broker.stop())
    const again = await startFixture({ config, disk: fixture.disk, clock: fixture.clock, seed: 9 })
    running.push(again)
    await again.clock.advance(1_000)
    return new Offsets(again, this.topicId)
  }
}

it('offsets of a transaction count once it commits, and are undecided for those who ask for stable ones until then', async () => {
  const offsets = await Offsets.start()
  const { transactions } = offsets
  expect(await offsets.commit(1)).toBe('done')
  const producer = await transactions.init()
  await transactions.addOffsets(producer, 'g')
  expect(await offsets.commit(5, producer)).toBe('done')
  expect([await offsets.fetch(), await offsets.fetch(true)]).toEqual([1, 'UNSTABLE_OFFSET_COMMIT'])
  const next = await transactions.end(producer, true)
  await offsets.fixture.clock.advance(100)
  expect([await offsets.fetch(), await offsets.fetch(true)]).toEqual([5, 5])
  await transactions.addOffsets(next, 'g')
  expect(await offsets.commit(9, next)).toBe('done')
  await transactions.end(next, false)
  await offsets.fixture.clock.advance(100)
  expect([await offsets.fetch(), await offsets.fetch(true)]).toEqual([5, 5])
})

it('offsets are taken into the transaction of the producer that has its id, and no other', async () => {
  const offsets = await Offsets.start()
  const { transactions } = offsets
  const producer = await transactions.init()
  expect(await offsets.commit(5, producer)).toBe('done')
  expect(await offsets.commit(6, producer)).toBe('done')
  const next = await transactions.end(producer, true)
  await offsets.fixture.clock.advance(100)
  // A commit that was long on its way.
  expect(await offsets.commit(7, producer)).toBe('PRODUCER_FENCED')
  expect(await offsets.fetch(true)).toBe(6)
  expect(await offsets.commit(8, next)).toBe('done')
  await transactions.end(next, false)
  await offsets.fixture.clock.advance(100)
  expect(await offsets.fetch(true)).toBe(6)
})

it('what is undecided is so after a restart, and is decided by the end of the transaction', async () => {
  const offsets = await Offsets.start()
  const { transactions } = offsets
  const producer = await transactions.init()
  await transactions.addOffsets(producer, 'g')
  expect(await offsets.commit(5, producer)).toBe('done')
  const again = await offsets.restart()
  expect([await again.fetch(), await again.fetch(true)]).toEqual([-1, 'UNSTABLE_OFFSET_COMMIT'])
  await again.transactions.end(producer, true)
  await again.fixture.clock.advance(100)
  expect(await again.fetch(true)).toBe(5)
  const last = await again.restart()
  expect(await last.fetch(true)).toBe(5)
})

it('offsets of a transaction that nobody ends are given up with it', async () => {
  const offsets = await Offsets.start()
  const { transactions } = offsets
  await offsets.commit(1)
  const producer = await transactions.init(undefined, 5_000)
  await transactions.addOffsets(producer, 'g')
  expect(await offsets.commit(5, producer)).toBe('done')
  await offsets.fixture.clock.advance(6_000)
  expect(await offsets.fetch(true)).toBe(1)
})
