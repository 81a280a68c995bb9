import { silentLogger } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { BatchBuilder } from '@millrace/records'
import { beforeEach, expect, test } from 'vitest'
import { FakeCluster } from '../../test/fake-cluster.ts'
import { IdentitySource } from './identity-source.ts'
import { ProduceBatch } from './produce-batch.ts'
import { SequenceState } from './sequence-state.ts'

let identities: IdentitySource
let clock: FakeClock

beforeEach(async () => {
  clock = new FakeClock()
  const parts = { transport: new FakeCluster(), clock, random: new SeededRandom(1), logger: silentLogger }
  identities = new IdentitySource({ ...parts, arrived() {}, refused() {} })
  identities.get()
  await clock.settle()
})

function batchOf(count: number): ProduceBatch {
  const builder = new BatchBuilder({ sizeBytesMax: 1_000_000, compression: 'none' })
  for (let index = 0; index < count; index++) builder.append(0, null, null)
  return new ProduceBatch(builder, { id: 0, topic: 't', partition: 0, createdMs: 0 }, { batchOver() {} })
}

function assigned(state: SequenceState, count: number): ProduceBatch {
  const batch = batchOf(count)
  state.assign(batch)
  return batch
}

test('counts on through 2^31 - 1', () => {
  const state = new SequenceState(identities)
  state.settle([])
  const first = batchOf(10)
  first.baseSequence = 0x7fff_fffb
  state.appended(first)
  state.leftOut(batchOf(1))
  state.settle([])
  expect(assigned(state, 3).baseSequence).toBe(5)
})

test('is without sequences for a producer that is not idempotent', () => {
  const state = new SequenceState(undefined)
  expect(state.settle([])).toBe(true)
  expect(state.identity).toBeUndefined()
  expect(assigned(state, 3).baseSequence).toBe(-1)
})

test('those behind a batch that was certainly not appended move up', () => {
  const state = new SequenceState(identities)
  state.settle([])
  const [first, second, third] = [assigned(state, 2), assigned(state, 3), assigned(state, 4)]
  state.appended(first)
  state.leftOut(second)
  expect(state.settle([third])).toBe(true)
  expect(third.baseSequence).toBe(2)
  expect(assigned(state, 1).baseSequence).toBe(6)
  expect(state.identity?.producerEpoch).toBe(0)
})

test('a batch that may have been appended leaves its successors as they are, until the broker tells', () => {
  const state = new SequenceState(identities)
  state.settle([])
  const [lost, next] = [assigned(state, 2), assigned(state, 3)]
  lost.maybeAppended = true
  state.leftOut(lost)
  state.settle([next])
  expect([state.isUnresolved, next.baseSequence]).toEqual([true, 2])
  state.appended(next)
  expect(state.isUnresolved).toBe(false)
  expect(assigned(state, 1).baseSequence).toBe(5)
  expect(state.identity?.producerEpoch).toBe(0)
})

test('where nothing can tell any more, the next epoch begins', () => {
  const state = new SequenceState(identities)
  state.settle([])
  const lost = assigned(state, 2)
  lost.maybeAppended = true
  state.leftOut(lost)
  state.settle([])
  expect(state.identity).toEqual({ producerId: 1000, producerEpoch: 1 })
  expect(assigned(state, 1).baseSequence).toBe(0)
})

test("an answer that comes behind its successor's does not turn the count back", () => {
  const state = new SequenceState(identities)
  state.settle([])
  const [slow, quick] = [assigned(state, 2), assigned(state, 3)]
  state.appended(quick)
  state.appended(slow)
  state.leftOut(batchOf(1))
  state.settle([])
  expect(assigned(state, 1).baseSequence).toBe(5)
})

test('the next epoch is asked of nobody, and leaves other partitions as they are', () => {
  const [one, other] = [new SequenceState(identities), new SequenceState(identities)]
  one.settle([])
  other.settle([])
  assigned(other, 4)
  one.needsNewEpoch()
  expect(one.settle([])).toBe(true)
  expect([one.identity, other.identity]).toEqual([
    { producerId: 1000, producerEpoch: 1 },
    { producerId: 1000, producerEpoch: 0 },
  ])
  expect([assigned(one, 1).baseSequence, assigned(other, 1).baseSequence]).toEqual([0, 4])
})

test('what is under way when the epoch is raised goes again under it, from sequence 0 and in its order', () => {
  const state = new SequenceState(identities)
  state.settle([])
  const done = assigned(state, 7)
  state.appended(done)
  const underway = [assigned(state, 2), assigned(state, 3)]
  state.needsNewEpoch()
  state.settle(underway)
  expect(underway.map(({ baseSequence }) => baseSequence)).toEqual([0, 2])
  expect(assigned(state, 1).baseSequence).toBe(5)
})

test('behind the last epoch there is another id, which is waited for', async () => {
  const state = new SequenceState(identities)
  state.settle([])
  for (let epoch = 1; epoch <= 32_767; epoch++) {
    state.needsNewEpoch()
    state.settle([])
  }
  expect(state.identity).toEqual({ producerId: 1000, producerEpoch: 32_767 })
  state.needsNewEpoch()
  const underway = [assigned(state, 2)]
  expect(state.settle(underway)).toBe(false)
  await clock.settle()
  expect(state.settle(underway)).toBe(true)
  expect(state.identity).toEqual({ producerId: 1001, producerEpoch: 0 })
  expect(underway[0]?.baseSequence).toBe(0)
})

test('one that the broker has fenced gets another id, the same as others that were fenced', async () => {
  const [one, other] = [new SequenceState(identities), new SequenceState(identities)]
  for (const state of [one, other]) state.settle([])
  one.fenced()
  expect(one.settle([])).toBe(false)
  await clock.settle()
  expect(one.settle([])).toBe(true)
  expect(other.identity?.producerId).toBe(1000)
  other.fenced()
  expect(other.settle([])).toBe(true)
  expect([one.identity?.producerId, other.identity?.producerId]).toEqual([1001, 1001])
})
