import { expect, it } from 'vitest'
import { put, valueOf } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import { give, inGroup } from '../../test/grouping.ts'

it('what is finished is not committed by itself after a commit by hand, further on, that is still under way', async () => {
  const made = fixture()
  put(made, 't', 0, ['a', 'b', 'c'])
  const consumer = made.client.consumer({ ...inGroup, autoCommitIntervalMs: 100 })
  const first = consumer.batches('t').next()
  await made.clock.settle()
  give(made, 't', [0])
  const batch = valueOf(await made.clock.until(first))
  made.cluster.groups.coordinator = 2
  made.cluster.groups.isAway = true
  const committing = batch.commit()
  await made.clock.advance(500)
  made.cluster.groups.isAway = false
  await made.clock.until(committing)
  await made.clock.advance(1_000)
  expect(made.cluster.groups.commits.map(({ offsets }) => offsets.map(({ offset }) => offset))).toEqual([[3]])
})
