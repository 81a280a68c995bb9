import { expect, it } from 'vitest'
import { failure, putEach, take } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import { give, inGroup } from '../../test/grouping.ts'

it('what was delivered is committed by whoever asks for it right behind the loop that was left', async () => {
  const made = fixture()
  putEach(made, 5)
  const consumer = made.client.consumer({ ...inGroup, autoCommit: false })
  const loop = (async () => {
    let seen = 0
    for await (const _ of consumer.records('t')) if (++seen === 3) break
    await consumer.commit()
  })()
  await made.clock.settle()
  give(made, 't', [0])
  await made.clock.until(loop)
  expect(made.cluster.groups.offset('t')).toBe(3)
})

it('who asks for it later is told that the partitions were given back', async () => {
  const made = fixture()
  putEach(made, 5)
  const consumer = made.client.consumer({ ...inGroup, autoCommit: false })
  const records = consumer.records('t')
  const first = records.next()
  await made.clock.settle()
  give(made, 't', [0])
  await made.clock.until(first)
  await take(made, records, 2)
  await records.return?.()
  await made.clock.settle()
  expect(await failure(made, consumer.commit())).toMatchObject({ code: 'STALE_MEMBER_EPOCH' })
  expect(made.cluster.groups.offset('t')).toBe(-1)
  // Once: it is told.
  await made.clock.until(consumer.commit())
})

it('another loop is given that again, and commits it', async () => {
  const made = fixture()
  putEach(made, 2)
  const consumer = made.client.consumer({ ...inGroup, autoCommit: false })
  const left = consumer.records('t')
  const first = left.next()
  await made.clock.settle()
  give(made, 't', [0])
  await made.clock.until(first)
  await left.return?.()
  await made.clock.settle()
  const again = consumer.records('t')
  const next = again.next()
  await made.clock.settle()
  give(made, 't', [0])
  await made.clock.until(next)
  await take(made, again, 1)
  await made.clock.until(consumer.commit())
  expect(made.cluster.groups.offset('t')).toBe(2)
})
