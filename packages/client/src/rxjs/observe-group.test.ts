import { encodeBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { type Made, ports, put } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import { serde } from '../serde/index.ts'
import { topic } from '../topic.ts'
import { observe } from './observe.ts'
import type { Observed } from './types.ts'

const keyed = topic('six', { key: serde.string(), value: serde.string() })
type Seen = Observed<{ readonly key: string | null; readonly partition: number; readonly offset: number }>

/** Observes with what a member of a group is given, in the hand of the test. */
async function observing(made: Made, partitions: readonly number[]) {
  const seen: Seen[] = []
  const consumer = made.client.consumer({ group: 'g', offsetReset: 'earliest', autoCommitIntervalMs: 100 })
  const subscription = observe(consumer, keyed, { concurrency: 4, orderBy: 'key', lookAhead: 4 }).subscribe((one) =>
    seen.push(one),
  )
  await made.clock.settle()
  made.cluster.groups.session.give(1, [{ topicId: made.cluster.idOf('six'), partitions }])
  await made.clock.advance(10)
  return { seen, subscription, consumer }
}

describe('observing in a group', () => {
  it('commits what is done, and never past a record that is not', async () => {
    const made = fixture()
    for (const value of ['a', 'b', 'c', 'd', 'e', 'f']) put(made, 'six', 0, [value])
    const { seen, subscription } = await observing(made, [0])
    expect(seen.map(({ record }) => record.offset)).toEqual([0, 1, 2, 3])
    seen[1]?.done()
    seen[2]?.done()
    await made.clock.advance(100)
    expect(made.cluster.groups.offset('six')).toBe(0)
    seen[0]?.done()
    seen[0]?.done()
    await made.clock.advance(100)
    expect(made.cluster.groups.offset('six')).toBe(3)
    for (const { done } of seen.slice(4)) done()
    await made.clock.advance(100)
    expect(made.cluster.groups.offset('six')).toBe(3)
    seen[3]?.done()
    await made.clock.advance(100)
    expect(made.cluster.groups.offset('six')).toBe(6)
    subscription.unsubscribe()
    await made.clock.advance(100)
    expect(made.cluster.groups.session.hasLeft).toBe(true)
  })

  it('a consumer that is closed waits for what is with the subscriber, commits it, and begins nothing else', async () => {
    const made = fixture()
    const log = made.cluster.partition('six', 0)
    const records = [0, 1, 2, 3].map((value) => ({ key: 'k', value: String(value), timestamp: 1_000 }))
    log.append(encodeBatch({ records }, ports), Infinity)
    const seen: Seen[] = []
    const errors: unknown[] = []
    const consumer = made.client.consumer({ group: 'g', offsetReset: 'earliest' })
    observe(consumer, keyed, { concurrency: 4, orderBy: 'key' }).subscribe({
      next: (one) => seen.push(one),
      error: (error: unknown) => errors.push(error),
    })
    await made.clock.settle()
    made.cluster.groups.session.give(1, [{ topicId: made.cluster.idOf('six'), partitions: [0] }])
    await made.clock.advance(10)
    expect(seen).toHaveLength(1)
    const closed = consumer.close()
    await made.clock.advance(5_000)
    expect(errors).toEqual([])
    expect(made.cluster.groups.session.hasLeft).toBe(false)
    seen[0]?.done()
    await made.clock.until(closed)
    expect(seen).toHaveLength(1)
    expect(errors).toMatchObject([{ code: 'CLOSED' }])
    expect(made.cluster.groups.offset('six')).toBe(1)
    expect(made.cluster.groups.session.hasLeft).toBe(true)
  })

  it('waits for what is with the subscriber of a partition that goes, and leaves what is held back to others', async () => {
    const made = fixture()
    // All of one key, so that one is with the subscriber and the others wait for it.
    const log = made.cluster.partition('six', 0)
    const records = [0, 1, 2, 3].map((value) => ({ key: 'k', value: String(value), timestamp: 1_000 }))
    log.append(encodeBatch({ records }, ports), Infinity)
    const { seen } = await observing(made, [0])
    expect(seen).toHaveLength(1)
    made.cluster.groups.session.give(2, [])
    await made.clock.advance(1_000)
    expect(made.cluster.groups.session.owned).toHaveLength(1)
    seen[0]?.done()
    await made.clock.advance(10)
    expect(seen).toHaveLength(1)
    expect(made.cluster.groups.session.owned.at(-1)).toEqual({ memberEpoch: 2, partitions: [] })
    expect(made.cluster.groups.offset('six')).toBe(1)
  })
})
