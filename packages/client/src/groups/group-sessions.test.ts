import { StreamError } from '@millrace/base'
import { collectingLogger } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { failure, put, putEach, take, text, valueOf } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import { give, inGroup, listener, told } from '../../test/grouping.ts'

describe('sessions', () => {
  it('go on elsewhere with the epoch and what is owned', async () => {
    const made = fixture()
    putEach(made, 1)
    const { calls, of } = listener()
    const records = made.client.consumer({ ...inGroup, onLost: of('lost') }).records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0], 3)
    await made.clock.until(first)
    made.cluster.groups.coordinator = 2
    made.cluster.groups.sessions[0]?.end(new StreamError('BROKER_UNAVAILABLE', 'it died'))
    await made.clock.advance(2_000)
    const { session } = made.cluster.groups
    expect(session.nodeId).toBe(2)
    expect(session.member).toMatchObject({ memberEpoch: 3, owned: [{ partitions: [0] }] })
    expect(session.member.memberId).toBe(made.cluster.groups.sessions[0]?.member.memberId)
    expect(calls).toEqual([])
  })

  it('a member that was fenced has lost everything, and joins anew', async () => {
    const made = fixture()
    putEach(made, 3)
    const { calls, of } = listener()
    const consumer = made.client.consumer({ ...inGroup, onLost: of('lost'), onRevoked: of('revoked') })
    const batches = consumer.batches('t')
    const first = batches.next()
    await made.clock.settle()
    give(made, 't', [0])
    const batch = valueOf(await made.clock.until(first))
    made.cluster.groups.session.end(new StreamError('FENCED_MEMBER_EPOCH', 'somebody has it'))
    await made.clock.advance(2_000)
    expect(calls).toEqual(['lost t-0'])
    expect(batch.signal.aborted).toBe(true)
    expect((await failure(made, batch.commit())).code).toBe('STALE_MEMBER_EPOCH')
    expect(made.cluster.groups.session.member).toMatchObject({ memberEpoch: 0, owned: [] })
    // It reads on, and nothing was committed of what it lost.
    const next = batches.next()
    give(made, 't', [0], 5)
    expect(valueOf(await made.clock.until(next)).firstOffset).toBe(0)
  })

  it('a coordinator that falls silent is left; past the session timeout the partitions count as lost', async () => {
    const made = fixture()
    const { calls, of } = listener()
    const consumer = made.client.consumer({ ...inGroup, onLost: of('lost') })
    void consumer
      .records('t')
      .next()
      .catch(() => undefined)
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.advance(100)
    made.cluster.groups.session.isSilent = true
    made.cluster.groups.isAway = true
    await made.clock.advance(8_000)
    expect(made.cluster.groups.session.isClosed).toBe(true)
    expect(calls).toEqual([])
    await made.clock.advance(4_000)
    expect(calls).toEqual(['lost t-0'])
    made.cluster.groups.isAway = false
    await made.clock.advance(5_000)
    expect(made.cluster.groups.session.member.memberEpoch).toBe(0)
    expect(made.cluster.groups.session.isClosed).toBe(false)
  })

  it('what can not be cured fails the iterations', async () => {
    const made = fixture()
    const failed = failure(
      made,
      made.client
        .consumer({ ...inGroup, instanceId: 'i' })
        .records('t')
        .next(),
    )
    await made.clock.settle()
    made.cluster.groups.session.end(new StreamError('FENCED_INSTANCE_ID', 'there is another i'))
    expect((await failed).code).toBe('FENCED_INSTANCE_ID')
  })

  it('a member whose instance id another has says so, waits for it, and fails in the end', async () => {
    const logger = collectingLogger()
    const made = fixture(1, { logger })
    const consumer = made.client.consumer({ ...inGroup, instanceId: 'i' })
    made.cluster.groups.refuses = new StreamError('UNRELEASED_INSTANCE_ID', 'another i is alive')
    const failed = failure(made, consumer.records('t').next())
    await made.clock.advance(150_000)
    expect(made.cluster.groups.sessions.length).toBeGreaterThan(10)
    const warnings = logger.messages('warn').filter((text) => text.includes('another member has the instance id'))
    expect(warnings).toHaveLength(1)
    expect(await failed).toMatchObject({ code: 'UNRELEASED_INSTANCE_ID', message: 'another i is alive' })
  })

  it('the assignor can be a function of the application', async () => {
    const made = fixture()
    const consumer = made.client.consumer({
      ...inGroup,
      assignor: (members, topics) =>
        new Map(
          members.map(({ memberId }) => [memberId, topics.map(({ name }) => ({ topic: name, partition: 5 }))] as const),
        ),
    })
    void consumer
      .records('six')
      .next()
      .catch(() => undefined)
    await made.clock.settle()
    const { session } = made.cluster.groups
    expect(session.member.assignor).toBe('client')
    const { memberId } = session.member
    const topic = { name: 'six', id: made.cluster.idOf('six'), partitionCount: 6 }
    const member = { memberId, instanceId: '', rack: '', topics: ['six'], metadata: new Uint8Array(), assigned: [] }
    session.handlers.compute({ groupEpoch: 7, members: [member], topics: [topic] })
    expect(session.computed).toMatchObject([
      { groupEpoch: 7, members: [{ memberId, partitions: [{ topicId: topic.id, partitions: [5] }] }] },
    ])
  })
})

describe('ends', () => {
  it('a loop that is left gives its partitions back, without what it had in hand, and leaves the group', async () => {
    const made = fixture()
    putEach(made, 3)
    const { calls, of } = listener()
    const consumer = made.client.consumer({ ...inGroup, onRevoked: of('revoked') })
    const records = consumer.records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.until(first)
    await take(made, records, 1)
    await records.return?.()
    await made.clock.settle()
    expect(calls).toEqual(['revoked t-0'])
    expect(made.cluster.groups.offset('t')).toBe(1)
    expect(made.cluster.groups.session.hasLeft).toBe(true)
    // And it can be begun again, as another member.
    const again = consumer.records('t').next()
    await made.clock.settle()
    expect(made.cluster.groups.session.member.memberId).not.toBe(made.cluster.groups.sessions[0]?.member.memberId)
    give(made, 't', [0])
    expect(valueOf(await made.clock.until(again)).offset).toBe(1)
  })

  it('closing waits a moment for what is in hand, commits and leaves', async () => {
    const made = fixture()
    putEach(made, 3)
    const consumer = made.client.consumer(inGroup)
    const records = consumer.records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.until(first)
    const closing = consumer.close()
    await made.clock.advance(100)
    expect(made.cluster.groups.session.hasLeft).toBe(false)
    const last = failure(made, records.next())
    await made.clock.until(closing)
    expect((await last).code).toBe('CLOSED')
    expect(made.cluster.groups.offset('t')).toBe(1)
    expect(made.cluster.groups.session.hasLeft).toBe(true)
    expect(made.clock.timerCount).toBe(0)
  })

  it('closing from inside of the loop body costs a second at most, and commits nothing unfinished', async () => {
    const made = fixture()
    putEach(made, 3)
    const consumer = made.client.consumer(inGroup)
    const first = consumer.records('t').next()
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.until(first)
    const beganMs = made.clock.monotonicMs()
    await made.clock.until(consumer.close())
    expect(made.clock.monotonicMs() - beganMs).toBeLessThanOrEqual(1_000)
    expect(made.cluster.groups.offset('t')).toBe(0)
  })

  it('one of two topics goes while the other is read on', async () => {
    const made = fixture()
    const consumer = made.client.consumer(inGroup)
    const one = consumer.records('t')
    const two = consumer.records('six')
    void one.next().catch(() => undefined)
    const next = two.next()
    await made.clock.settle()
    const { session, sessions } = made.cluster.groups
    const wanted = session.subscriptions.at(-1) ?? session.member.subscription
    expect(wanted.topics.toSorted()).toEqual(['six', 't'])
    const [t, six] = [made.cluster.idOf('t'), made.cluster.idOf('six')]
    session.give(1, [
      { topicId: t, partitions: [0] },
      { topicId: six, partitions: [3] },
    ])
    await made.clock.settle()
    await one.return?.()
    await made.clock.settle()
    expect(session.subscriptions.at(-1)?.topics).toEqual(['six'])
    give(made, 'six', [3], 2)
    await made.clock.settle()
    expect(told(made)).toEqual([3])
    put(made, 'six', 3, ['x'])
    expect(text(valueOf(await made.clock.until(next)).value)).toBe('x')
    expect(sessions).toHaveLength(1)
  })
})

describe('leaving', () => {
  it('between two sessions it is said in the next one', async () => {
    const made = fixture()
    const consumer = made.client.consumer(inGroup)
    const ended = failure(made, consumer.records('t').next())
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.settle()
    made.cluster.groups.isAway = true
    made.cluster.groups.session.end(new StreamError('BROKER_UNAVAILABLE', 'it died'))
    const closing = consumer.close()
    await made.clock.advance(500)
    made.cluster.groups.isAway = false
    await made.clock.until(closing)
    expect((await ended).code).toBe('CLOSED')
    expect(made.cluster.groups.sessions).toHaveLength(2)
    expect(made.cluster.groups.session.hasLeft).toBe(true)
  })

  it('waits for a coordinator that is not there no longer than it may', async () => {
    const made = fixture()
    const consumer = made.client.consumer({ ...inGroup, autoCommit: false })
    const ended = failure(made, consumer.records('t').next())
    await made.clock.settle()
    made.cluster.groups.isAway = true
    made.cluster.groups.session.end(new StreamError('BROKER_UNAVAILABLE', 'it died'))
    const beganMs = made.clock.monotonicMs()
    await made.clock.until(consumer.close())
    expect((await ended).code).toBe('CLOSED')
    expect(made.clock.monotonicMs() - beganMs).toBeLessThanOrEqual(5_000)
    expect(made.clock.timerCount).toBe(0)
  })

  it('a member that was fenced meanwhile leaves as the one that it joins as', async () => {
    const made = fixture()
    const consumer = made.client.consumer(inGroup)
    const ended = failure(made, consumer.records('t').next())
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.settle()
    made.cluster.groups.session.end(new StreamError('FENCED_MEMBER_EPOCH', 'it is in another'))
    await made.clock.until(consumer.close())
    expect((await ended).code).toBe('CLOSED')
    expect(made.cluster.groups.session.member.memberEpoch).toBe(0)
    expect(made.cluster.groups.session.hasLeft).toBe(true)
  })
})

it('a commit that is tried again after the member was fenced is not made as what it became since', async () => {
  const made = fixture()
  putEach(made, 5)
  const consumer = made.client.consumer({ ...inGroup, autoCommit: false })
  const records = consumer.records('t')
  const first = records.next()
  await made.clock.settle()
  give(made, 't', [0])
  await made.clock.until(first)
  const { groups } = made.cluster
  groups.commitFailures.push(new StreamError('NOT_COORDINATOR', 'it moves', { retryAfterMs: 5_000 }))
  const committing = Promise.allSettled([consumer.commit()])
  await made.clock.settle()
  expect(groups.commitFailures).toEqual([])
  groups.session.end(new StreamError('UNKNOWN_MEMBER_ID', 'it was silent'))
  await made.clock.advance(1_000)
  expect(groups.sessions).toHaveLength(2)
  give(made, 't', [0], 2)
  await made.clock.advance(5_000)
  expect(await committing).toMatchObject([{ status: 'rejected', reason: { code: 'STALE_MEMBER_EPOCH' } }])
  expect(groups.commits).toEqual([])
})

it('a member that was fenced as it looked for its coordinator does not join before it has let go of everything', async () => {
  const made = fixture()
  putEach(made, 3)
  const { groups } = made.cluster
  let release = (): void => {}
  const consumer = made.client.consumer({
    ...inGroup,
    onLost: () => new Promise<void>((resolve) => (release = resolve)),
  })
  const batches = consumer.batches('t')
  const first = batches.next()
  await made.clock.settle()
  give(made, 't', [0])
  const batch = valueOf(await made.clock.until(first))
  let found = (): void => {}
  groups.finding = new Promise((resolve) => (found = resolve))
  groups.session.end(new StreamError('BROKER_UNAVAILABLE', 'it died'))
  // Its coordinator was silent for the whole session, and the application is still busy with that.
  await made.clock.advance(20_000)
  const committing = failure(made, batch.commit())
  const { length } = groups.sessions
  groups.finding = undefined
  found()
  await made.clock.advance(5_000)
  expect(groups.sessions).toHaveLength(length)
  expect((await committing).code).toBe('STALE_MEMBER_EPOCH')
  release()
  await made.clock.advance(5_000)
  expect(groups.sessions).toHaveLength(length + 1)
  expect(groups.session.member).toMatchObject({ memberEpoch: 0, owned: [] })
  expect(groups.commits).toEqual([])
})
