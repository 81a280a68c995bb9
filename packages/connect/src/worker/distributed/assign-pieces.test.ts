import { assert, present } from '@millrace/base'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssignorMemory, assignPieces, noMemory, type PieceShare, type WorkerView } from './assign-pieces.ts'
import { Holdings } from './holdings.ts'

const worker = (workerId: string, held: readonly string[] = []): WorkerView => ({
  memberId: `m-${workerId}`,
  workerId,
  held,
})
const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, number) => `t-${number}`)
const now = { nowMs: 0, delayMs: 0 }

/** What each worker is told to hold in the end: what it runs, and what it claims. */
const held = (shares: ReadonlyMap<string, PieceShare>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...shares].map(([memberId, { run, claim }]) => [memberId.slice(2), [...run, ...claim].toSorted()]),
  )

describe('pieces of work', () => {
  it('are claimed, and then run', () => {
    const { shares } = assignPieces(['a', 'b'], [worker('x')], noMemory, now)
    expect(shares.get('m-x')).toEqual({ run: [], claim: ['a', 'b'] })
    const again = assignPieces(['a', 'b'], [worker('x', ['a', 'b'])], noMemory, now)
    expect(again.shares.get('m-x')).toEqual({ run: ['a', 'b'], claim: [] })
  })

  it('move to a worker that comes only as far as they must, and once they were let go of', () => {
    const all = numbered(5)
    const first = assignPieces(all, [worker('x', all), worker('y')], noMemory, now)
    expect(held(first.shares)).toEqual({ x: ['t-0', 't-1', 't-2'], y: [] })
    const second = assignPieces(all, [worker('x', ['t-0', 't-1', 't-2']), worker('y')], first.memory, now)
    expect(second.shares.get('m-y')).toEqual({ run: [], claim: ['t-3', 't-4'] })
    expect(held(second.shares)['x']).toEqual(['t-0', 't-1', 't-2'])
  })

  it('that two hold are run by neither before the other has let go; who had it before keeps it', () => {
    const before: AssignorMemory = { ...noMemory, before: [worker('y', ['a'])] }
    const { shares } = assignPieces(['a'], [worker('x', ['a']), worker('y', ['a'])], before, now)
    expect(shares.get('m-x')).toEqual({ run: [], claim: [] })
    expect(shares.get('m-y')).toEqual({ run: [], claim: ['a'] })
  })

  it('that are wanted no more are taken away', () => {
    const { shares } = assignPieces(['a'], [worker('x', ['a', 'b'])], noMemory, now)
    expect(shares.get('m-x')).toEqual({ run: ['a'], claim: [] })
  })

  it('wait for a worker that is gone, and go to it when it comes back', () => {
    const all = numbered(4)
    const [x, y] = [worker('x', ['t-0', 't-1']), worker('y', ['t-2', 't-3'])]
    const both = assignPieces(all, [x, y], noMemory, now)
    const gone = assignPieces(all, [x], both.memory, { nowMs: 1_000, delayMs: 500 })
    expect(held(gone.shares)).toEqual({ x: ['t-0', 't-1'] })
    expect(gone.memory.reserved.get('t-2')).toEqual({ workerId: 'y', untilMs: 1_500 })
    // Somebody else comes meanwhile, and gets nothing; what is new is given out.
    const other = assignPieces([...all, 'new'], [x, worker('z')], gone.memory, { nowMs: 1_200, delayMs: 500 })
    expect(held(other.shares)).toEqual({ x: ['t-0', 't-1'], z: ['new'] })
    const back = { ...worker('y'), memberId: 'm-another' }
    const returned = assignPieces(all, [x, back], other.memory, { nowMs: 1_400, delayMs: 500 })
    expect(returned.shares.get('m-another')).toEqual({ run: [], claim: ['t-2', 't-3'] })
    expect(returned.memory.reserved.size).toBe(0)
    const late = assignPieces(all, [x], gone.memory, { nowMs: 1_500, delayMs: 500 })
    expect(held(late.shares)).toEqual({ x: all })
  })

  it('that wait for a worker do not wait longer when another goes', () => {
    const all = numbered(3)
    const three = [worker('x', ['t-0']), worker('y', ['t-1']), worker('z', ['t-2'])]
    const first = assignPieces(all, three.slice(0, 2), { ...noMemory, before: three }, { nowMs: 0, delayMs: 100 })
    const second = assignPieces(all, three.slice(0, 1), first.memory, { nowMs: 50, delayMs: 100 })
    expect([...second.memory.reserved].toSorted()).toEqual([
      ['t-1', { workerId: 'y', untilMs: 150 }],
      ['t-2', { workerId: 'z', untilMs: 100 }],
    ])
  })
})

/** A group of workers, whose reports and assignments take their time. */
class Model {
  readonly pieces: readonly string[]
  /** What the group knows of its members. */
  readonly metadata = new Map<string, { readonly view: WorkerView; readonly report: number }>()
  readonly members = new Map<
    string,
    {
      readonly holdings: Holdings
      readonly runs: Set<string>
      readonly inbox: { readonly share: PieceShare; readonly seen: number }[]
    }
  >()
  memory = noMemory
  moved = 0
  #joined = 0

  constructor(count: number) {
    this.pieces = numbered(count)
  }

  join(): void {
    const memberId = `m-${this.#joined++}`
    this.members.set(memberId, { holdings: new Holdings(), runs: new Set(), inbox: [] })
    this.report(memberId)
  }

  /** Its session ends; it has stopped before. */
  leave(memberId: string): void {
    this.members.delete(memberId)
    this.metadata.delete(memberId)
  }

  report(memberId: string): void {
    const { holdings } = present(this.members.get(memberId), 'a member')
    const view = { memberId, workerId: memberId.slice(2), held: holdings.pieces }
    this.metadata.set(memberId, { view, report: holdings.report })
  }

  assign(nowMs: number, delayMs: number): void {
    const views = [...this.metadata.values()].map(({ view }) => view)
    const { shares, memory } = assignPieces(this.pieces, views, this.memory, { nowMs, delayMs })
    this.memory = memory
    for (const [memberId, share] of shares) {
      const seen = present(this.metadata.get(memberId), 'a member').report
      present(this.members.get(memberId), 'a member').inbox.push({ share, seen })
    }
    const told = [...shares.values()].flatMap(({ run, claim }) => [...run, ...claim])
    assert(new Set(told).size === told.length, 'nothing is given to two')
  }

  deliver(memberId: string): void {
    const { holdings, runs, inbox } = present(this.members.get(memberId), 'a member')
    const next = inbox.shift()
    if (next === undefined) return
    const change = holdings.change(next.share, next.seen)
    for (const piece of change.end) if (runs.delete(piece)) this.moved += 1
    for (const piece of change.run) runs.add(piece)
    holdings.follow(change)
    this.check()
  }

  check(): void {
    const running = [...this.members.values()].flatMap(({ runs }) => [...runs])
    assert(new Set(running).size === running.length, 'nothing runs twice')
  }

  /** All that is on its way arrives, until nothing changes any more. */
  settle(): void {
    for (let round = 0; round < 10; round++) {
      this.assign(Infinity, 0)
      for (const [memberId, { inbox }] of this.members) {
        while (inbox.length > 0) this.deliver(memberId)
        this.report(memberId)
      }
    }
  }
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('join', 'leave', 'report', 'assign', 'assign', 'deliver', 'deliver', 'forget'),
    who: fc.nat(),
    delayMs: fc.constantFrom(0, 5),
  }),
  { maxLength: 80 },
)

describe('workers that share pieces', () => {
  it('never run one twice, whoever assigns and however late it is heard; in the end all run, evenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), steps, (count, commands) => {
        const model = new Model(count)
        model.join()
        for (const [nowMs, { kind, who, delayMs }] of commands.entries()) {
          const ids = [...model.members.keys()]
          const memberId = ids[who % ids.length]
          if (kind === 'join') model.join()
          else if (kind === 'assign') model.assign(nowMs, delayMs)
          else if (kind === 'forget') model.memory = noMemory
          else if (memberId === undefined) continue
          else if (kind === 'leave') model.leave(memberId)
          else if (kind === 'report') model.report(memberId)
          else model.deliver(memberId)
        }
        model.join()
        model.settle()
        const counts = [...model.members.values()].map(({ runs }) => runs.size)
        expect(counts.reduce((sum, size) => sum + size, 0)).toBe(count)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        model.moved = 0
        model.memory = noMemory
        model.settle()
        expect(model.moved, 'nothing moves without a reason').toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  it('move no more than balance takes when one comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 30 }), (count, pieces) => {
        const model = new Model(pieces)
        for (let joined = 0; joined < count; joined++) model.join()
        model.settle()
        model.moved = 0
        model.join()
        model.settle()
        expect(model.moved).toBe(Math.floor(pieces / (count + 1)))
      }),
      { numRuns: 100 },
    )
  })
})
