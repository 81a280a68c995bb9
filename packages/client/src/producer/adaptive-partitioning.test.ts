import { expect, it } from 'vitest'
import { filler, type Fixture, fixture } from '../../test/fixture.ts'
import type { ProducerOptions } from './types.ts'

/** Sends records without key while the leader of half of the partitions does not answer; how many went to those, of how many. */
async function sentToDead(options: ProducerOptions): Promise<{ readonly early: number; readonly late: number }> {
  const made = fixture()
  const { clock, cluster, client } = made
  for (const partition of [1, 3, 5]) cluster.moveLeader('six', partition, 2)
  const producer = client.producer({ lingerMs: 1, batchBytes: 1_000, compression: 'none', ...options })
  await clock.until(Promise.all([0, 1, 2, 3, 4, 5].map((partition) => producer.send('six', { value: 'x', partition }))))
  cluster.kill(2)
  const delivered = async (): Promise<number> => {
    const before = appended(made)
    for (let index = 0; index < 200; index++) {
      // What goes to the broker that is down waits for it.
      producer.send('six', { value: filler(400) }).catch(() => undefined)
      if (index % 2 === 1) await clock.advance(1)
    }
    await clock.advance(10)
    return 200 - (appended(made) - before)
  }
  const early = await delivered()
  await clock.advance(1_000)
  const late = await delivered()
  await clock.until(client.close({ deadlineMs: 0 }))
  return { early, late }
}

function appended({ cluster }: Fixture): number {
  return [0, 1, 2, 3, 4, 5].reduce((sum, partition) => sum + cluster.partition('six', partition).endOffset, 0)
}

it('a broker that is stuck gets less and less, and its fair share where that is turned off', async () => {
  const adaptive = await sentToDead({})
  const uniform = await sentToDead({ adaptivePartitioning: false })
  expect(uniform.late).toBeGreaterThan(50)
  expect(adaptive.late).toBeLessThan(uniform.late / 2)
})

it('once it has taken nothing for partitionAvailabilityTimeoutMs it gets nothing', async () => {
  const { early, late } = await sentToDead({ partitionAvailabilityTimeoutMs: 500 })
  expect(early).toBeGreaterThan(0)
  expect(late).toBe(0)
  const off = await sentToDead({ partitionAvailabilityTimeoutMs: 500, adaptivePartitioning: false })
  expect(off.late).toBeGreaterThan(50)
})
