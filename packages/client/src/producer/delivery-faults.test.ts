import { isStreamError, StreamError } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import type { FakeCluster, Fate } from '../../test/fake-cluster.ts'
import { fixture } from '../../test/fixture.ts'

const seeds = (count: number): [number][] => Array.from({ length: count }, (_, seed) => [seed])

function someFate(random: SeededRandom): Fate {
  const choice = random.number()
  if (choice < 0.05) return { kind: 'fence' }
  if (choice < 0.2) return { kind: 'refuse', error: new StreamError('DISK_FULL', 'full') }
  if (choice < 0.25) return { kind: 'refuse', error: new StreamError('NOT_LEADER', 'not here') }
  if (choice < 0.45) {
    return { kind: 'refuse', error: new StreamError('REQUEST_TIMED_OUT', 'too slow'), appended: random.number() < 0.7 }
  }
  return choice < 0.7 ? { kind: 'hold' } : { kind: 'lose', appended: random.number() < 0.5 }
}

function disturb(cluster: FakeCluster, random: SeededRandom): void {
  if (random.number() < 0.35) cluster.fates.push(someFate(random))
  if (random.number() < 0.1) cluster.release()
  if (random.number() < 0.02) cluster.reset(1)
  if (random.number() < 0.01) cluster.kill(1)
  if (random.number() < 0.05) cluster.down.clear()
  if (random.number() < 0.02) cluster.moveLeader('six', random.integer(2), 1 + random.integer(2))
}

test.each(seeds(150))(
  'under faults of all kinds nothing acknowledged is lost, doubled or moved (seed %i)',
  async (seed) => {
    const { clock, cluster, client } = fixture(seed)
    const random = new SeededRandom(`faults ${seed}`)
    const producer = client.producer({
      lingerMs: random.integer(2) * 5,
      batchBytes: 300,
      compression: 'none',
      // Some records come too late, and must not harm the others.
      deliveryTimeoutMs: 300 + random.integer(20_000),
      requestTimeoutMs: 500 + random.integer(1_000),
    })
    const acknowledged: number[][] = [[], []]
    const sent: Promise<void>[] = []
    for (let index = 0; index < 120; index++) {
      const partition = random.integer(2)
      sent.push(
        producer.send('six', { value: String(index), partition }).then(
          () => void acknowledged[partition]?.push(index),
          (error: unknown) => {
            if (!isStreamError(error, 'DELIVERY_TIMEOUT') && !isStreamError(error, 'INVALID_PRODUCER_EPOCH'))
              throw error
          },
        ),
      )
      disturb(cluster, random)
      if (random.number() < 0.3) await clock.advance(random.integer(60))
      if (random.number() < 0.05) await clock.advance(random.integer(2_000))
    }
    cluster.down.clear()
    cluster.fates.length = 0
    for (let round = 0; round < 20; round++) {
      cluster.release()
      await clock.advance(500)
    }
    await clock.until(Promise.all(sent))
    for (const [partition, expected] of acknowledged.entries()) {
      const stored = cluster.values('six', partition).map(Number)
      expect(stored).toEqual([...new Set(stored)].sort((one, other) => one - other))
      expect(stored).toEqual(expect.arrayContaining(expected))
    }
    await clock.until(client.close())
    expect(clock.timerCount).toBe(0)
  },
)
