import { expect, it } from 'vitest'
import { Chaos } from '../../test/transactions/chaos.ts'

it.each([1, 2, 3, 4])(
  'what a producer is told of its transactions is what all partitions have, whoever coordinates and leads (seed %d)',
  async (seed) => {
    const chaos = await Chaos.start(seed)
    await chaos.run(25)
    let found = 0
    for (const topicId of chaos.cluster.topics) found += await chaos.check(topicId)
    await chaos.cluster.stop()
    expect(found).toBeGreaterThan(15)
    expect(chaos.coordinatorsSeen).toBeGreaterThan(5)
    expect(new Set(chaos.told.values())).toEqual(new Set(['COMMIT', 'ABORT']))
  },
)
