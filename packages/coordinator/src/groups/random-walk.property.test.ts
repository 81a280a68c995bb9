import { present } from '@millrace/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TestShard } from '../../test/test-shard.ts'
import { WalkingMember, type WalkingOptions } from '../../test/walking-member.ts'

const subscriptions: readonly WalkingOptions['subscription'][] = [
  { topics: ['t1', 't2'] },
  { topics: ['t1'] },
  { topics: ['t2', 'later'], assignor: 'range' },
  { topics: [], topicRegex: 't.*' },
  { topics: ['t1', 't2'], topicRegex: '', assignor: 'sticky' },
]

const step = fc.record({
  what: fc.constantFrom(
    ...(['join', 'join', 'beat', 'beat', 'beat', 'beat', 'work', 'work', 'work', 'work', 'lose', 'leave'] as const),
    ...(['away', 'freeze', 'resume', 'resume', 'subscribe', 'pass', 'pass', 'pass', 'topics', 'reload'] as const),
  ),
  who: fc.nat(7),
  how: fc.nat(99),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A group whose members do whatever they do, in any order, with what must hold checked after each step. */
class Walk {
  readonly shard = new TestShard()
  readonly members: WalkingMember[] = []
  #made = 0

  constructor() {
    this.shard.topics.set('t1', 4)
    this.shard.topics.set('t2', 3)
  }

  take({ what, who, how }: Step): void {
    const member = this.members[who % Math.max(this.members.length, 1)]
    if (what === 'join') this.#join(how)
    else if (what === 'pass') this.shard.pass(how * 300)
    else if (what === 'reload') this.shard.reload(how % 2 === 0)
    else if (what === 'topics') this.#changeTopics(how)
    else if (member !== undefined) this.#act(member, what, how)
    this.push()
    this.check()
  }

  #join(how: number): void {
    if (this.members.length === 8) return
    const index = this.members.length
    this.members.push(
      new WalkingMember(this.shard, this.#newId(), {
        ...(how % 4 === 0 ? { instanceId: `i${index}` } : {}),
        subscription: present(subscriptions[how % subscriptions.length], 'there is one'),
        isPushed: how % 3 !== 0,
      }),
    )
    this.members.at(-1)?.beat()
  }

  #act(member: WalkingMember, what: Step['what'], how: number): void {
    if (what === 'resume') member.resume(this.#newId())
    // Whoever is frozen works on: it does not know that nobody hears it.
    else if (what === 'work') member.work()
    else if (member.isRunning) this.#say(member, what, how)
  }

  #say(member: WalkingMember, what: Step['what'], how: number): void {
    if (what === 'beat') member.beat()
    else if (what === 'lose') member.beat(!member.options.isPushed)
    else if (what === 'leave') member.leave(true)
    else if (what === 'away') member.leave(false)
    else if (what === 'freeze') member.freeze()
    else if (what === 'subscribe') member.subscribe(present(subscriptions[how % subscriptions.length], 'there is one'))
  }

  #changeTopics(how: number): void {
    const { topics } = this.shard
    const name = present(['t1', 't2', 't3', 'later'][how % 4], 'there is one')
    if (how >= 80) topics.delete(name)
    else topics.set(name, Math.max(topics.topic(name)?.partitions ?? 0, 1 + (how % 7)))
  }

  #newId(): string {
    this.#made += 1
    return `m${this.#made}`
  }

  /** Sessions get what is new for their members; a member that polls hears of it when it asks. */
  push(): void {
    for (;;) {
      const changed = this.shard.shard.takeChanged()
      if (changed.length === 0) return
      for (const { memberId } of changed) this.members.find((each) => each.memberId === memberId)?.push()
    }
  }

  /** OneOwnerPerPartition: among the members of the group nobody works on what another works on. */
  check(): void {
    const described = this.describe()
    const inGroup = new Set(described.map(({ memberId }) => memberId))
    const owners = new Map<string, string>()
    for (const member of this.members) {
      if (!inGroup.has(member.memberId)) continue
      for (const partition of member.owned) {
        if (owners.has(partition)) throw new Error(`${owners.get(partition)} and ${member.memberId} have ${partition}`)
        owners.set(partition, member.memberId)
      }
    }
    const assigned = described.flatMap((member) => partitionsOf(member.assigned))
    if (assigned.length > new Set(assigned).size) throw new Error(`given out twice: ${assigned.toSorted().join()}`)
  }

  describe() {
    const { shard } = this.shard
    return shard.list().length === 0 ? [] : shard.describe('g').members
  }

  /** From now on everybody does what it is told, and whoever is silent stays so: then the group comes to rest. */
  settle(): void {
    for (let round = 0; round < 16; round++) {
      for (const member of this.members) {
        if (!member.isRunning) continue
        member.beat()
        // One whose instance id is held by who it was before has to wait.
        for (let turn = 0; turn < 10 && !member.isIdle; turn++) {
          member.work()
          member.beat()
        }
        this.push()
        this.check()
      }
      this.shard.pass(15_000)
      this.push()
    }
    this.#checkSettled()
  }

  #checkSettled(): void {
    const running = this.members.filter(({ isRunning }) => isRunning)
    const described = this.describe()
    expect(described.map(({ memberId }) => memberId).toSorted()).toEqual(
      running.map(({ memberId }) => memberId).toSorted(),
    )
    if (running.length === 0) return
    expect(this.shard.shard.describe('g').state).toBe('stable')
    const wanted = new Set<string>()
    for (const { memberId, owned } of running) {
      const member = present(
        described.find((each) => each.memberId === memberId),
        'it is in the group',
      )
      expect(partitionsOf(member.assigned).toSorted()).toEqual([...owned].toSorted())
      expect(member.target).toEqual(member.assigned)
      for (const name of this.shard.topics.names()) {
        const isSubscribed = member.topics.includes(name) || (member.topicRegex !== null && name.startsWith('t'))
        const { id, partitions } = present(this.shard.topics.topic(name), 'it is there')
        for (let each = 0; isSubscribed && each < partitions; each++) wanted.add(`${id}-${each}`)
        if (!isSubscribed) expect([...owned].some((each) => each.startsWith(id))).toBe(false)
      }
    }
    expect(new Set(running.flatMap(({ owned }) => [...owned]))).toEqual(wanted)
  }
}

function partitionsOf(
  topics: readonly { readonly topicId: string; readonly partitions: readonly number[] }[],
): string[] {
  return topics.flatMap(({ topicId, partitions }) => partitions.map((each) => `${topicId}-${each}`))
}

test('whatever members do, a partition has one owner, and once they do what they are told all partitions have one', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 150, size: 'max' }), (steps) => {
      const walk = new Walk()
      for (const each of steps) walk.take(each)
      walk.settle()
    }),
    { numRuns: 100 },
  )
})
