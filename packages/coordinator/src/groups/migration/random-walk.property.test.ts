import { isStreamError, present } from '@millrace/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ClassicConsumer } from '../../../test/classic-consumer.ts'
import { TestClassic } from '../../../test/test-classic.ts'
import { testConfig, TestShard } from '../../../test/test-shard.ts'
import { WalkingMember } from '../../../test/walking-member.ts'

type Member = ClassicConsumer | WalkingMember

const step = fc.record({
  what: fc.constantFrom(
    ...(['act', 'act', 'act', 'act', 'act', 'act', 'work', 'work', 'pass', 'pass', 'leave', 'die', 'start'] as const),
    ...(['start', 'reload', 'policy', 'full', 'topics'] as const),
  ),
  who: fc.nat(6),
  how: fc.nat(99),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A group with members of both protocols, which do whatever they do; what must hold is checked after each step. */
class Walk {
  readonly world = new TestShard()
  readonly classic = new TestClassic(this.world)
  readonly members: readonly Member[]
  #made = 0

  /** Cooperative members of the classic protocol don't mix with those that let go of everything: they have no assignor in common. */
  constructor(isCooperative: boolean) {
    this.world.topics.set('t', 5)
    const pushed = { subscription: { topics: ['t'] }, isPushed: true }
    this.members = [
      new ClassicConsumer(this.classic, this.#newId(), { isCooperative }),
      new ClassicConsumer(this.classic, this.#newId(), { isCooperative }),
      new ClassicConsumer(this.classic, this.#newId(), { isCooperative, instanceId: 'one' }),
      new WalkingMember(this.world, this.#newId(), pushed),
      new WalkingMember(this.world, this.#newId(), { ...pushed, isPushed: false }),
      new WalkingMember(this.world, this.#newId(), { ...pushed, instanceId: 'two' }),
      new WalkingMember(this.world, this.#newId(), { ...pushed, isPushed: false }),
    ]
    for (const member of this.members) member.isRunning = false
  }

  take({ what, who, how }: Step): void {
    const member = present(this.members[who], 'there is one')
    try {
      if (what === 'pass') this.classic.pass(how * 200)
      else if (what === 'reload') this.reload(how % 2 === 0)
      else if (what === 'policy') this.#decree(how)
      else if (what === 'full') this.world.isFull = how % 3 === 0
      else if (what === 'topics') this.world.topics.set('t', 5 + (how % 3))
      else this.#act(member, what)
    } catch (error) {
      if (!isStreamError(error, 'NOT_ENOUGH_REPLICAS') && !isStreamError(error, 'INCONSISTENT_GROUP_PROTOCOL'))
        throw error
    }
    this.push()
    this.check()
  }

  reload(isCompacted: boolean): void {
    this.classic.reload(isCompacted)
    for (const member of this.members) if (member instanceof ClassicConsumer) member.lose()
  }

  /** Sessions get what is new for their members. */
  push(): void {
    this.classic.take()
    for (const { memberId } of this.world.shard.takeChanged()) {
      const member = this.members.find((each) => each instanceof WalkingMember && each.memberId === memberId)
      if (member instanceof WalkingMember && !this.world.isFull) member.push()
    }
    this.classic.take()
  }

  /** OneOwnerPerPartition, as long as the members of a group of the new protocol are concerned; and a group is of one kind. */
  check(): void {
    const groups = this.world.shard.list()
    expect(groups.length).toBeLessThanOrEqual(1)
    if (groups[0]?.kind !== 'consumer') return
    const { members } = this.world.shard.describe('g')
    const assigned = members.flatMap((each) => each.assigned.flatMap(({ partitions }) => partitions))
    expect(new Set(assigned).size).toBe(assigned.length)
    const ids = new Set(members.map(({ memberId }) => memberId))
    const owned = this.members.filter(({ memberId }) => ids.has(memberId)).flatMap((each) => partitionsOf(each))
    expect(new Set(owned).size, owned.join()).toBe(owned.length)
  }

  act(member: Member): void {
    if (!member.isRunning) return
    if (member instanceof ClassicConsumer) member.act()
    else member.beat()
  }

  settle(): void {
    this.world.isFull = false
    this.world.config = testConfig
    for (let round = 0; round < 80; round++) {
      // One step each, so that everybody sees the others in the midst of theirs.
      for (let turn = 0; turn < 3; turn++) {
        for (const member of this.members) {
          this.act(member)
          if (member instanceof WalkingMember && member.isRunning) member.work()
          this.push()
          this.check()
        }
      }
      this.classic.pass(2_000)
      this.push()
      this.check()
      if (this.#isAtRest()) return
    }
  }

  /** Those that are gone are out, and everybody else has all that it is to have. */
  #isAtRest(): boolean {
    const running = this.members.filter(({ isRunning }) => isRunning)
    if (this.world.shard.list().length === 0 || !running.every(({ isIdle }) => isIdle)) return false
    const { state, members } = this.world.shard.describe('g')
    return (running.length === 0 || state === 'stable') && members.length === running.length
  }

  #act(member: Member, what: Step['what']): void {
    if (what === 'start') this.#start(member)
    else if (what === 'work' && member instanceof WalkingMember) member.work()
    else if (member.isRunning) this.#say(member, what)
  }

  #say(member: Member, what: Step['what']): void {
    if (what === 'act') this.act(member)
    else if (what === 'die') this.#die(member)
    else if (what === 'leave' && member instanceof ClassicConsumer) member.stop(true)
    else if (what === 'leave' && member instanceof WalkingMember) member.leave(true)
  }

  #start(member: Member): void {
    if (member instanceof ClassicConsumer) member.start(this.#newId())
    else member.resume(this.#newId())
  }

  /** It falls silent: a member of the new protocol works on without knowing. */
  #die(member: Member): void {
    if (member instanceof ClassicConsumer) member.stop(false)
    else member.freeze()
  }

  #decree(how: number): void {
    this.world.config = { ...testConfig, migration: { upgrades: how % 4 < 3, downgrades: how % 3 < 2 } }
  }

  #newId(): string {
    this.#made += 1
    return `n${this.#made}`
  }
}

/** By number alone, for there is one topic. */
function partitionsOf(member: Member): readonly string[] {
  return [...member.owned].map((each) => each.slice(each.lastIndexOf('-') + 1))
}

test('whatever members of both protocols do, nobody has what another has, and they come to share all there is', () => {
  const seen = { classic: 0, consumer: 0, mixed: 0 }
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }),
      (isCooperative, steps) => {
        const walk = new Walk(isCooperative)
        for (const each of steps) walk.take(each)
        walk.settle()
        const running = walk.members.filter(({ isRunning }) => isRunning)
        if (running.length === 0) return
        const { kind, members, state } = walk.world.shard.describe('g')
        const owned = running.flatMap((each) => partitionsOf(each))
        expect([state, members.length, owned.length]).toEqual([
          'stable',
          running.length,
          walk.world.topics.topic('t')?.partitions,
        ])
        expect(new Set(owned).size).toBe(owned.length)
        const old = running.filter((each) => each instanceof ClassicConsumer).length
        expect(kind).toBe(old === running.length ? 'classic' : 'consumer')
        seen[old > 0 && old < running.length ? 'mixed' : kind] += 1
      },
    ),
    { numRuns: 50 },
  )
  expect(Math.min(seen.classic, seen.consumer, seen.mixed)).toBeGreaterThan(2)
})
