import { MemoryDisk } from '@millrace/base'
import { expect, test } from 'vitest'
import { batchOf, fixture, openPartition } from '../../test/fixture.ts'

test('what a recovery tells says which partition it is about', async () => {
  const disk = new MemoryDisk()
  const first = fixture({ disk })
  const log = await openPartition(await first.open(), {}, 3)
  const { written, durable } = log.append(batchOf(first.clock, 1), { leaderEpoch: 0 })
  await Promise.all([written, durable])
  // Not closed: as after a crash, with a lock that nobody holds any more.
  const second = fixture({ disk, seed: 2 })
  const identity = { self: { pid: 2, bootId: 'boot', startTime: '2' }, isAlive: async () => false }
  await openPartition(await second.open({ processIdentity: identity }), {}, 3)
  const recovered = second.logger.lines.find(({ fields }) => fields['event'] === 'recovered')
  expect(recovered?.fields).toMatchObject({ topic: 'golden', partition: 3, nextOffset: 1 })
})
