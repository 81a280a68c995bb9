import { StreamError } from '@millrace/base'
import { type CollectingLogger, collectingLogger } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { failure, type Made, putEach } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import type { ConsumerOptions } from '../consumer/types.ts'

/** A member whose loop body has the first record in hand, and what the client logs. */
async function member(options: Partial<ConsumerOptions> = {}): Promise<{ made: Made; logger: CollectingLogger }> {
  const logger = collectingLogger()
  const made = fixture(1, { logger })
  putEach(made, 2)
  const consumer = made.client.consumer({ group: 'g', offsetReset: 'earliest', ...options })
  const first = consumer.records('t').next()
  await made.clock.settle()
  made.cluster.groups.session.give(1, [{ topicId: made.cluster.idOf('t'), partitions: [0] }])
  await made.clock.until(first)
  return { made, logger }
}

/** Time passes, and nothing of this process runs. */
function block({ clock }: Made, blockedMs: number): void {
  const running = clock.monotonicMs.bind(clock)
  clock.monotonicMs = () => running() + blockedMs
}

const told = ({ lines }: CollectingLogger): string[] =>
  lines.filter(({ level }) => level === 'warn' || level === 'error').map(({ message }) => message)

describe('what keeps a member from going on is told apart in the log', () => {
  it('an event loop that was blocked, and the fencing that came of it', async () => {
    const { made, logger } = await member()
    block(made, 20_000)
    await made.clock.advance(1_000)
    expect(told(logger)).toEqual([expect.stringContaining('the event loop was blocked, so that no heartbeat was sent')])
    expect(logger.lines.at(-1)?.fields['blockedMs']).toBe(20_000)
    made.cluster.groups.sessions[0]?.end(new StreamError('UNKNOWN_MEMBER_ID', 'it was silent'))
    await made.clock.settle()
    expect(told(logger)).toContain('the member was fenced after its event loop had been blocked')
  })

  it('a handler that only waits: its heartbeats go on, and it is told once', async () => {
    const { made, logger } = await member()
    await made.clock.advance(900_000)
    expect(told(logger)).toEqual([expect.stringContaining('a handler has had the same record or batch for long')])
    expect(made.cluster.groups.sessions).toHaveLength(1)
    expect(made.cluster.groups.session.isClosed).toBe(false)
  })

  it('one that does not come back when its partition is to go', async () => {
    const { made, logger } = await member({ rebalanceTimeoutMs: 5_000 })
    made.cluster.groups.session.give(2, [])
    await made.clock.advance(5_001)
    expect(told(logger)).toEqual([
      expect.stringContaining('a handler that waits for something has not finished its record or batch'),
    ])
  })

  it('a listener that does not come back', async () => {
    const { made, logger } = await member({ rebalanceTimeoutMs: 5_000, onRevoked: () => new Promise(() => {}) })
    made.cluster.groups.session.give(2, [])
    await made.clock.advance(10_001)
    expect(told(logger)).toContain('a listener of the group did not come back in time')
    expect(made.cluster.groups.session.owned.at(-1)).toEqual({ memberEpoch: 2, partitions: [] })
  })

  it('a listener that throws ends the iteration, with what it threw', async () => {
    const made = fixture()
    const consumer = made.client.consumer({
      group: 'g',
      onAssigned: () => {
        throw new Error('no disk')
      },
    })
    const failed = failure(made, consumer.records('t').next())
    await made.clock.settle()
    made.cluster.groups.session.give(1, [{ topicId: made.cluster.idOf('t'), partitions: [0] }])
    expect((await failed).message).toContain('no disk')
  })
})
