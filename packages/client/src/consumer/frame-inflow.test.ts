import { expect, it } from 'vitest'
import { FakeCluster } from '../../test/fake-cluster.ts'
import { CreditShares } from './credit-shares.ts'
import { FrameInflow } from './frame-inflow.ts'
import { FrameReader } from './frame-reader.ts'
import { PartitionState } from './partition-state.ts'

const ignore = (): void => {}

/** What was received of broker 1 in a topic of one partition, in the hand of the test. */
function inflow() {
  const transport = new FakeCluster()
  transport.addTopic('t')
  const about = { prefetchBytes: 1_000, rack: '', isolation: 'read_uncommitted', shares: new CreditShares() } as const
  const handlers = { frame: ignore, failed: ignore, redirected: ignore, diverged: ignore, closed: ignore }
  const made = new FrameInflow((nodeId) => ({ ...about, ...handlers, transport, nodeId }))
  const state = new PartitionState(0, { offset: 0 })
  state.moveTo(0)
  const frame = (batches: Buffer): FrameReader =>
    new FrameReader('t', state, {
      epoch: state.epoch,
      nodeId: 1,
      highWatermark: 9,
      logStartOffset: 0,
      batches,
      readableEnd: 9,
      aborted: undefined,
    })
  return { made, state, frame, transport }
}

it('hands out frames in their order, and drops those of partitions that were moved since', () => {
  const { made, state, frame } = inflow()
  const [first, second] = [frame(Buffer.alloc(10)), frame(Buffer.alloc(20))]
  made.push(first)
  made.push(second)
  expect(made.first).toBe(first)
  made.shift()
  expect(made.first).toBe(second)
  made.dropStale()
  expect(made.first).toBe(second)
  state.moveTo(5)
  made.dropStale()
  expect(made.first).toBeUndefined()
})

it('has one fetcher for each broker, whose bytes are credit again, until it is closed', () => {
  const { made, frame } = inflow()
  const one = made.from(1)
  expect(made.from(1)).toBe(one)
  expect(made.from(2)).not.toBe(one)
  const released: number[] = []
  one.release = (bytes) => void released.push(bytes)
  made.push(frame(Buffer.alloc(10)))
  made.shift()
  made.release(1, 30)
  made.release(3, 40)
  expect(released).toEqual([10, 30])
  made.push(frame(Buffer.alloc(10)))
  made.close()
  expect(made.first).toBeUndefined()
  expect(made.from(1)).not.toBe(one)
})
