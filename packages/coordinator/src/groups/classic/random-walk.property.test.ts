import { isStreamError, present } from '@millrace/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TestClassic } from '../../../test/test-classic.ts'

/** A member as Kafka's clients are: it joins, asks for its assignment, beats, and begins anew when it is told to. */
class ClassicWalker {
  readonly #world: TestClassic
  readonly #instanceId: string | null
  memberId = ''
  generationId = -1
  assignment: string | undefined
  isRunning = true
  /** The request that it waits for. */
  #joining: number | undefined
  #syncing: number | undefined
  /** It is to join before it can do anything else. */
  #isOut = true

  constructor(world: TestClassic, instanceId: string | null) {
    this.#world = world
    this.#instanceId = instanceId
  }

  /** Whatever it would do next. */
  act(newMemberId: string): void {
    if (!this.isRunning) return
    try {
      this.#take()
      if (this.#joining !== undefined || this.#syncing !== undefined) return
      if (this.#isOut) this.#join(newMemberId)
      else if (this.assignment === undefined) this.#syncing = this.#world.sync(this.memberId, this.generationId)
      else this.#world.heartbeat(this.memberId, this.generationId, this.#instanceId)
      this.#take()
    } catch (error) {
      this.#refused(error)
    }
  }

  stop(says: boolean): void {
    this.isRunning = false
    if (says && this.memberId !== '') {
      try {
        this.#world.leave({ memberId: this.memberId })
      } catch (error) {
        if (!isStreamError(error)) throw error
      }
    }
    this.#forget()
  }

  #join(newMemberId: string): void {
    this.assignment = undefined
    const request = { memberId: this.memberId, groupInstanceId: this.#instanceId }
    this.#joining = this.#world.join(request, { newMemberId, takesIdFirst: true })
  }

  /** Takes an answer that came. */
  #take(): void {
    const joined = this.#joining === undefined ? undefined : this.#world.joined.get(this.#joining)
    if (joined !== undefined) {
      this.#joining = undefined
      if (joined.error !== undefined) return this.#refused(joined.error)
      this.#isOut = false
      this.memberId = joined.memberId
      this.generationId = joined.generationId
      if (joined.leader === joined.memberId && !joined.skipAssignment) {
        const shares = joined.members.map(({ memberId }) => [memberId, `${joined.generationId} ${memberId}`] as const)
        this.#syncing = this.#world.sync(this.memberId, this.generationId, Object.fromEntries(shares))
      }
    }
    const synced = this.#syncing === undefined ? undefined : this.#world.synced.get(this.#syncing)
    if (synced === undefined) return
    this.#syncing = undefined
    if (synced.error === undefined) this.assignment = String(Buffer.from(synced.assignment))
    else this.#refused(synced.error)
  }

  #refused(error: unknown): void {
    if (!isStreamError(error)) throw error
    if (error.code === 'MEMBER_ID_REQUIRED') this.memberId = String(error.context['memberId'])
    else if (error.code === 'UNKNOWN_MEMBER_ID' || error.code === 'FENCED_INSTANCE_ID') this.memberId = ''
    else expect(['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION']).toContain(error.code)
    this.assignment = undefined
    this.#isOut = true
  }

  #forget(): void {
    this.memberId = ''
    this.assignment = undefined
    this.#isOut = true
    this.#joining = undefined
    this.#syncing = undefined
  }

  /** The coordinator went: what was asked of it is not answered. */
  lose(): void {
    this.#joining = undefined
    this.#syncing = undefined
  }
}

const step = fc.record({
  what: fc.constantFrom(...(['act', 'act', 'act', 'act', 'act', 'pass', 'leave', 'die', 'start', 'reload'] as const)),
  who: fc.nat(4),
  how: fc.nat(99),
})

test('whatever members do, they come to one generation in which everybody has what the leader said', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 100, size: 'max' }), (steps) => {
      const world = new TestClassic()
      const walkers = Array.from({ length: 5 }, (_, index) => new ClassicWalker(world, index === 4 ? 'static' : null))
      let made = 0
      const act = (walker: ClassicWalker): void => walker.act(`m${(made += 1)}`)
      for (const { what, who, how } of steps) {
        const walker = present(walkers[who], 'there is one')
        if (what === 'act') act(walker)
        else if (what === 'pass') world.pass(how * 100)
        else if (what === 'leave') walker.stop(true)
        else if (what === 'die') walker.stop(false)
        else if (what === 'start') walker.isRunning = true
        else {
          world.reload(how % 2 === 0)
          for (const each of walkers) each.lose()
        }
      }
      // From now on everybody is well, or gone; the others wait for who is gone no longer than its session.
      for (let round = 0; round < 60; round++) {
        for (const walker of walkers) act(walker)
        world.pass(2_000)
      }
      const running = walkers.filter(({ isRunning }) => isRunning)
      const group = world.describe()
      expect(group?.members.length ?? 0).toBe(running.length)
      if (running.length === 0) return
      expect(group?.state).toBe('stable')
      for (const { memberId, generationId, assignment } of running) {
        expect(generationId).toBe(group?.groupEpoch)
        // A static member that came back has what it had under its old id.
        expect(assignment).toMatch(/^\d+ m\d+$/)
        expect(group?.members.map((member) => member.memberId)).toContain(memberId)
      }
      expect(new Set(running.map(({ assignment }) => assignment)).size).toBe(running.length)
    }),
    { numRuns: 100 },
  )
})
