import { StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { failure, put, putEach, take, text, valueOf } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import { give, inGroup, listener, told } from '../../test/grouping.ts'

describe('joining', () => {
  it('says who it is and what it wants, and begins with what it is given where offsetReset says', async () => {
    const made = fixture()
    putEach(made, 3)
    const consumer = made.client.consumer({ ...inGroup, instanceId: 'i-1', rack: 'r', assignor: 'range' })
    const records = consumer.records('t')
    const first = records.next()
    await made.clock.settle()
    const { session } = made.cluster.groups
    expect(session.member).toMatchObject({
      groupId: 'g',
      instanceId: 'i-1',
      rack: 'r',
      assignor: 'range',
      protocolType: 'consumer',
      memberEpoch: 0,
      subscription: { topics: ['t'], topicRegex: '' },
      owned: [],
    })
    expect(session.member.memberId).toMatch(/^[\w-]{22}$/)
    give(made, 't', [0])
    expect(text(valueOf(await made.clock.until(first)).value)).toBe('v0')
    expect(told(made)).toEqual([0])
    expect(consumer.assignment()).toEqual([{ topic: 't', partition: 0 }])
    expect((await take(made, records, 2)).map(({ offset }) => offset)).toEqual([1, 2])
  })

  it('goes on where the group has committed', async () => {
    const made = fixture()
    putEach(made, 5)
    const topic = { name: 't', id: made.cluster.idOf('t') }
    await made.cluster.groups.commitOffsets(
      1,
      { groupId: 'g', memberId: '', memberEpoch: -1 },
      [{ topic, partition: 0, offset: 3, leaderEpoch: 0, metadata: '' }],
      undefined,
    )
    const records = made.client.consumer({ group: 'g', offsetReset: 'none' }).records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0])
    expect(valueOf(await made.clock.until(first)).offset).toBe(3)
  })

  it('fails where nothing was committed and offsetReset is none', async () => {
    const made = fixture()
    const records = made.client.consumer({ group: 'g', offsetReset: 'none' }).records('t')
    const failed = failure(made, records.next())
    await made.clock.settle()
    give(made, 't', [0])
    expect(await failed).toMatchObject({
      code: 'OFFSET_OUT_OF_RANGE',
      context: { topic: 't', partition: 0, group: 'g' },
    })
  })

  it('begins at records of an age', async () => {
    const made = fixture()
    const nowMs = made.clock.wallMs()
    put(made, 't', 0, ['old'], nowMs - 10_000)
    put(made, 't', 0, ['new'], nowMs - 1_000)
    const records = made.client.consumer({ group: 'g', offsetReset: { durationMs: 5_000 } }).records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0])
    expect(text(valueOf(await made.clock.until(first)).value)).toBe('new')
  })

  it('fails at once for a topic that there is not', async () => {
    const made = fixture()
    const failed = failure(made, made.client.consumer(inGroup).records('nope').next())
    expect((await failed).code).toBe('UNKNOWN_TOPIC_OR_PARTITION')
    expect(made.cluster.groups.sessions).toHaveLength(0)
  })

  it.each([
    [{ autoCommit: false }, 'autoCommit is an option of consumers in a group'],
    [{ group: 'g', autoOffsetReset: 'earliest' as const }, 'in a group it is offsetReset'],
    [{ group: '' }, 'group must be a text that is not empty'],
    [{ group: 'g', instanceId: '' }, 'instanceId must be a text that is not empty'],
    [{ group: 'g', offsetReset: 'error' as 'none' }, 'offsetReset must be one of earliest, latest, none'],
    [{ group: 'g', sessionTimeoutMs: -1 }, 'sessionTimeoutMs must be a number'],
  ])('refuses %j', (wrong, message) => {
    expect(() => fixture().client.consumer(wrong)).toThrow(message)
  })

  it('refuses to be told which partitions to read, and commits nothing without a group', async () => {
    const made = fixture()
    const { client } = made
    expect(() => client.consumer(inGroup).records('t', { partitions: [0], from: 'earliest' })).toThrow(
      "partitions and from can't be given in a group",
    )
    expect((await failure(made, client.consumer().commit())).code).toBe('INVALID_REQUEST')
  })
})

describe('commits', () => {
  it('what the loop body has finished, every so often, and never what it has in hand', async () => {
    const made = fixture()
    putEach(made, 5)
    const records = made.client.consumer({ ...inGroup, autoCommitIntervalMs: 100 }).records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.until(first)
    await made.clock.advance(100)
    expect(made.cluster.groups.offset('t')).toBe(0)
    await take(made, records, 2)
    await made.clock.advance(100)
    expect(made.cluster.groups.offset('t')).toBe(2)
    const idle = made.cluster.groups.commits.length
    await made.clock.advance(1_000)
    expect(made.cluster.groups.commits).toHaveLength(idle)
  })

  it('of everything, but what was lost meanwhile: that is told, once', async () => {
    const made = fixture()
    putEach(made, 5)
    const consumer = made.client.consumer({ ...inGroup, autoCommit: false })
    const records = consumer.records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.until(first)
    await take(made, records, 2)
    made.cluster.groups.session.end(new StreamError('FENCED_MEMBER_EPOCH', 'it was silent for too long'))
    await made.clock.advance(1_000)
    expect(await failure(made, consumer.commit())).toMatchObject({
      code: 'STALE_MEMBER_EPOCH',
      context: { topic: 't', partition: 0 },
    })
    give(made, 't', [0], 9)
    expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([0])
    await made.clock.until(consumer.commit())
    expect(made.cluster.groups.offset('t')).toBe(1)
  })

  it('a batch by hand, and never goes back behind it by itself', async () => {
    const made = fixture()
    put(made, 't', 0, ['a', 'b', 'c'])
    const consumer = made.client.consumer({ ...inGroup, autoCommitIntervalMs: 100 })
    const batches = consumer.batches('t')
    const first = batches.next()
    await made.clock.settle()
    give(made, 't', [0])
    const batch = valueOf(await made.clock.until(first))
    await made.clock.until(batch.commit())
    expect(made.cluster.groups.offset('t')).toBe(3)
    expect(made.cluster.groups.commits.at(-1)?.offsets).toMatchObject([{ offset: 3, leaderEpoch: 0 }])
    await made.clock.advance(1_000)
    expect(made.cluster.groups.offset('t')).toBe(3)
    // Unless it is asked to.
    consumer.seek('t', 0, 1)
    await made.clock.advance(100)
    expect(made.cluster.groups.offset('t')).toBe(1)
  })

  it('everything that was delivered, or what is named', async () => {
    const made = fixture()
    putEach(made, 5)
    const consumer = made.client.consumer({ ...inGroup, autoCommit: false })
    const records = consumer.records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.until(first)
    await take(made, records, 2)
    await made.clock.until(consumer.commit())
    expect(made.cluster.groups.offset('t')).toBe(3)
    await made.clock.until(consumer.commit([{ topic: 't', partition: 0, offset: 1, metadata: 'back' }]))
    expect(await made.clock.until(consumer.committed('t'))).toEqual([{ partition: 0, offset: 1, metadata: 'back' }])
    const refused = async (offset: number, partition: number): Promise<string> =>
      (await failure(made, consumer.commit([{ topic: 't', partition, offset }]))).code
    expect(await refused(6, 0)).toBe('OFFSET_OUT_OF_RANGE')
    expect(await refused(1, 7)).toBe('STALE_MEMBER_EPOCH')
    expect(await refused(-1, 0)).toBe('INVALID_REQUEST')
    expect(made.cluster.groups.offset('t')).toBe(1)
    await made.clock.advance(60_000)
    expect(made.cluster.groups.offset('t')).toBe(1)
  })

  it('go to the coordinator wherever it is, under the epoch of the moment', async () => {
    const made = fixture()
    putEach(made, 2)
    const consumer = made.client.consumer({ ...inGroup, autoCommit: false })
    const records = consumer.records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.until(first)
    made.cluster.groups.coordinator = 2
    made.cluster.groups.commitFailures.push(undefined, new StreamError('STALE_MEMBER_EPOCH', 'it is 2 now'))
    const { findCount } = made.cluster.groups
    const committing = consumer.commit()
    give(made, 't', [0], 2)
    await made.clock.until(committing)
    expect(made.cluster.groups.findCount).toBeGreaterThan(findCount)
    await made.clock.until(consumer.commit())
    expect(made.cluster.groups.commits.at(-1)?.member.memberEpoch).toBe(2)
  })
})

describe('rebalances', () => {
  it('finish what is in hand of a partition that goes, commit it, and only then let go', async () => {
    const made = fixture()
    for (let partition = 0; partition < 3; partition++) put(made, 'six', partition, ['a'])
    const { calls, of } = listener()
    const consumer = made.client.consumer({ ...inGroup, onAssigned: of('assigned'), onRevoked: of('revoked') })
    const batches = consumer.batches('six')
    const first = batches.next()
    await made.clock.settle()
    give(made, 'six', [0, 1])
    const batch = valueOf(await made.clock.until(first))
    expect(calls).toEqual(['assigned six-0 six-1'])
    const goes = batch.partition
    const stays = goes === 0 ? 1 : 0
    const other = valueOf(await made.clock.until(batches.next()))
    expect([other.partition, batch.signal.aborted, other.signal.aborted]).toEqual([stays, false, false])
    give(made, 'six', [goes], 2)
    await made.clock.advance(1_000)
    // The loop body has it in hand still.
    expect(other.signal.aborted).toBe(true)
    expect(batch.signal.aborted).toBe(false)
    expect(told(made)).toEqual([0, 1])
    const next = batches.next()
    await made.clock.settle()
    expect(told(made)).toEqual([goes])
    expect(made.cluster.groups.offset('six', stays)).toBe(1)
    expect(calls.slice(1)).toEqual([`revoked six-${stays}`])
    expect((await failure(made, other.commit())).code).toBe('STALE_MEMBER_EPOCH')
    // What comes goes on under the same loop.
    give(made, 'six', [goes, 2], 3)
    expect(valueOf(await made.clock.until(next)).partition).toBe(2)
    expect(calls.slice(2)).toEqual(['assigned six-2'])
  })

  it('wait for a handler that hangs no longer than they may, while heartbeats go on', async () => {
    const made = fixture()
    putEach(made, 2)
    const consumer = made.client.consumer({ ...inGroup, rebalanceTimeoutMs: 30_000 })
    const records = consumer.records('t')
    const first = records.next()
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.until(first)
    await made.clock.advance(600_000)
    const { session } = made.cluster.groups
    expect(session.heartbeats).toBeGreaterThan(500)
    expect(made.cluster.groups.sessions).toHaveLength(1)
    give(made, 't', [], 2)
    await made.clock.advance(29_000)
    expect(told(made)).toEqual([0])
    await made.clock.advance(1_001)
    expect(told(made)).toEqual([])
    expect(made.cluster.groups.offset('t')).toBe(0)
  })

  it('answer every assignment, but carry out only the last', async () => {
    const made = fixture()
    const { calls, of } = listener()
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const consumer = made.client.consumer({ ...inGroup, onRevoked: () => held, onAssigned: of('assigned') })
    void consumer
      .records('six')
      .next()
      .catch(() => undefined)
    await made.clock.settle()
    give(made, 'six', [0])
    await made.clock.advance(100)
    give(made, 'six', [], 2)
    await made.clock.advance(100)
    give(made, 'six', [1], 3)
    give(made, 'six', [2], 4)
    release()
    await made.clock.advance(100)
    expect(made.cluster.groups.session.owned.map(({ memberEpoch }) => memberEpoch)).toEqual([1, 2, 3, 4])
    expect(told(made)).toEqual([2])
    expect(calls).toEqual(['assigned six-0', 'assigned six-2'])
  })

  it.each([
    ['taken away', 'revoked'],
    ['lost', 'lost'],
  ])('onAssigned seeks in what it was told of to its end, though that is %s meanwhile', async (how, told) => {
    const made = fixture()
    putEach(made, 5)
    const { calls, of } = listener()
    let seek: () => void = () => {}
    const looked = new Promise<void>((resolve) => (seek = resolve))
    const consumer = made.client.consumer({
      ...inGroup,
      onAssigned: async (partitions) => {
        await looked
        for (const { topic, partition } of partitions) consumer.seek(topic, partition, 4)
        of('assigned')(partitions)
      },
      onRevoked: of('revoked'),
      onLost: of('lost'),
    })
    const first = consumer.records('t').next()
    first.catch(() => undefined)
    await made.clock.settle()
    give(made, 't', [0])
    await made.clock.settle()
    if (how === 'lost') made.cluster.groups.session.end(new StreamError('FENCED_MEMBER_EPOCH', 'it was silent'))
    else give(made, 't', [], 2)
    await made.clock.advance(100)
    expect(calls).toEqual([])
    seek()
    await made.clock.advance(100)
    expect(calls).toEqual(['assigned t-0', `${told} t-0`])
    expect(consumer.assignment()).toEqual([])
  })

  it('keep where the application was told to seek when partitions came', async () => {
    const made = fixture()
    putEach(made, 5)
    const consumer = made.client.consumer({ ...inGroup, onAssigned: () => consumer.seek('t', 0, 4) })
    const first = consumer.records('t').next()
    await made.clock.settle()
    give(made, 't', [0])
    expect(valueOf(await made.clock.until(first)).offset).toBe(4)
  })

  it('pause and resume', async () => {
    const made = fixture()
    const consumer = made.client.consumer(inGroup)
    const records = consumer.records('six')
    let next = records.next()
    await made.clock.settle()
    give(made, 'six', [0, 1])
    await made.clock.advance(10)
    consumer.pause('six', [0])
    expect(consumer.paused('six')).toEqual([0])
    put(made, 'six', 0, ['a'])
    put(made, 'six', 1, ['b'])
    expect(text(valueOf(await made.clock.until(next)).value)).toBe('b')
    next = records.next()
    consumer.resume('six')
    expect(text(valueOf(await made.clock.until(next)).value)).toBe('a')
    expect(consumer.lag('six')).toEqual(
      new Map([
        [0, 0],
        [1, 0],
      ]),
    )
  })
})
