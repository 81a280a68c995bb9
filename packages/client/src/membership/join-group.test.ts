import { StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { fixture } from '../../test/fixture.ts'
import type { GroupAssignment } from '../transport/group-calls.ts'
import { joinGroup } from './join-group.ts'
import type { MemberHandlers } from './types.ts'

const subscription = { topics: ['t'], topicRegex: '', metadata: Buffer.from('tasks: 3') }
const options = { group: 'app', protocolType: 'streams', subscription }

function handlers(): MemberHandlers & { readonly calls: string[]; held: Promise<void> } {
  const calls: string[] = []
  return {
    calls,
    held: Promise.resolve(),
    async assigned({ memberEpoch, metadata }: GroupAssignment): Promise<void> {
      calls.push(`assigned ${memberEpoch} ${Buffer.from(metadata).toString()}`)
      await this.held
    },
    async lost({ code }: StreamError): Promise<void> {
      calls.push(`lost ${code}`)
    },
    failed: ({ code }) => void calls.push(`failed ${code}`),
  }
}

describe('joinGroup', () => {
  it('says its type and its metadata, carries out assignments in their order, and answers each once', async () => {
    const { client, clock, cluster } = fixture()
    const told = handlers()
    let release = (): void => {}
    told.held = new Promise((resolve) => {
      release = resolve
    })
    const member = joinGroup(client, options, told)
    await clock.settle()
    const { session } = cluster.groups
    expect(session.member).toMatchObject({ groupId: 'app', protocolType: 'streams', subscription })
    expect(member.member()).toEqual({ groupId: 'app', memberId: member.memberId, memberEpoch: 1 })
    const topicId = cluster.idOf('t')
    const assign = (memberEpoch: number, partitions: number[]): void =>
      session.handlers.assigned({ memberEpoch, partitions: [{ topicId, partitions }], metadata: Buffer.from('x') })
    assign(2, [0])
    assign(3, [1])
    assign(4, [2])
    await clock.settle()
    expect(session.owned).toEqual([])
    release()
    await clock.settle()
    expect(told.calls).toEqual(['assigned 2 x', 'assigned 4 x'])
    expect(session.owned.map(({ memberEpoch }) => memberEpoch)).toEqual([2, 3, 4])
    expect(session.owned.at(-1)?.partitions).toEqual([{ topicId, partitions: [2] }])
    member.subscribe({ ...subscription, metadata: Buffer.from('tasks: 4') })
    expect(session.subscriptions).toMatchObject([{ topics: ['t'] }])
    await clock.until(member.leave())
    expect(session.hasLeft).toBe(true)
    expect(clock.timerCount).toBe(0)
  })

  it('joins again after it was fenced, with nothing owned, and tells what can not be cured', async () => {
    const { client, clock, cluster } = fixture()
    const told = handlers()
    joinGroup(client, options, told)
    await clock.settle()
    cluster.groups.session.give(2, [{ topicId: cluster.idOf('t'), partitions: [0] }])
    await clock.settle()
    cluster.groups.session.end(new StreamError('BROKER_UNAVAILABLE', 'it died'))
    await clock.advance(1_000)
    expect(cluster.groups.session.member).toMatchObject({ memberEpoch: 2, owned: [{ partitions: [0] }] })
    cluster.groups.session.end(new StreamError('UNKNOWN_MEMBER_ID', 'it was silent'))
    await clock.advance(1_000)
    expect(cluster.groups.session.member).toMatchObject({ memberEpoch: 0, owned: [] })
    cluster.groups.session.end(new StreamError('INCONSISTENT_GROUP_PROTOCOL', 'these are consumers'))
    await clock.settle()
    expect(told.calls).toEqual(['assigned 2 ', 'lost UNKNOWN_MEMBER_ID', 'failed INCONSISTENT_GROUP_PROTOCOL'])
    expect(clock.timerCount).toBe(0)
  })

  it('tells a member that its coordinator is silent while its session lives on, and when it is heard again', async () => {
    const { client, clock, cluster } = fixture()
    const told = handlers()
    const reachable = (isReachable: boolean): void => void told.calls.push(`reachable ${isReachable}`)
    const member = joinGroup(client, options, { ...told, reachable })
    await clock.settle()
    // Its session timeout is 10 s.
    await clock.advance(20_000)
    expect(told.calls).toEqual([])
    cluster.groups.session.isSilent = true
    cluster.groups.isAway = true
    await clock.advance(5_500)
    expect(told.calls).toEqual([])
    await clock.advance(1_500)
    expect(told.calls).toEqual(['reachable false'])
    cluster.groups.isAway = false
    await clock.advance(2_000)
    expect(told.calls).toEqual(['reachable false', 'reachable true'])
    await clock.until(member.leave())
    expect(clock.timerCount).toBe(0)
  })

  it('has one member assign to all, with bytes for each', async () => {
    const { client, clock, cluster } = fixture()
    const metadata = Buffer.from('task 0_1')
    const compute: MemberHandlers['compute'] = ({ members }) =>
      members.map(({ memberId }) => ({ memberId, partitions: [], metadata }))
    const member = joinGroup(client, { ...options, assignor: 'client' }, { ...handlers(), compute })
    await clock.settle()
    const { memberId } = member
    const about = { instanceId: '', rack: '', topics: ['t'], metadata: new Uint8Array(), assigned: [] }
    cluster.groups.session.handlers.compute({ groupEpoch: 3, members: [{ memberId, ...about }], topics: [] })
    expect(cluster.groups.session.computed).toEqual([
      { groupEpoch: 3, members: [{ memberId, partitions: [], metadata }] },
    ])
    await clock.until(member.leave())
  })

  it('waits for what takes its time to be assigned, and says nothing of it in another session', async () => {
    const { client, clock, cluster } = fixture()
    const answers: (() => void)[] = []
    const compute: MemberHandlers['compute'] = () => new Promise((resolve) => answers.push(() => resolve([])))
    const told = handlers()
    const member = joinGroup(client, { ...options, assignor: 'client' }, { ...told, compute })
    await clock.settle()
    const first = cluster.groups.session
    first.handlers.compute({ groupEpoch: 3, members: [], topics: [] })
    await clock.settle()
    expect(first.computed).toEqual([])
    answers[0]?.()
    await clock.settle()
    expect(first.computed).toEqual([{ groupEpoch: 3, members: [] }])
    first.handlers.compute({ groupEpoch: 4, members: [], topics: [] })
    first.end(new StreamError('BROKER_UNAVAILABLE', 'it died'))
    await clock.advance(1_000)
    answers[1]?.()
    await clock.settle()
    expect([...first.computed, ...cluster.groups.session.computed].map(({ groupEpoch }) => groupEpoch)).toEqual([3])
    expect(told.calls).toEqual([])
    await clock.until(member.leave())
  })

  it('commits offsets with what belongs to them, alone and in a transaction, and finds them again', async () => {
    const { client, clock, cluster } = fixture()
    const member = joinGroup(client, options, handlers())
    await clock.settle()
    const offset = { topic: 't', partition: 0, offset: 7, metadata: 'at 12:00' }
    await clock.until(member.commit([offset]))
    const ref = { groupId: 'app', memberId: member.memberId, memberEpoch: 1 }
    expect(cluster.groups.commits).toMatchObject([{ member: ref, offsets: [{ partition: 0, offset: 7 }] }])
    const committed = await clock.until(member.committed('t', [0, 1]))
    expect(committed).toEqual([{ partition: 0, offset: 7, metadata: 'at 12:00' }])
    const next = await clock.until(member.progress([{ ...offset, offset: 9 }]))
    await clock.until(client.transaction('app-1', (transaction) => transaction.sendOffsets(next)))
    expect(cluster.groups.transactional).toMatchObject([{ offsets: [{ partition: 0, offset: 9 }] }])
    expect(cluster.transactions.log).toContain('offsets app')
    await expect(clock.until(member.commit([{ ...offset, offset: -1 }]))).rejects.toThrow('an offset is a whole number')
    await clock.until(member.leave())
  })
})
