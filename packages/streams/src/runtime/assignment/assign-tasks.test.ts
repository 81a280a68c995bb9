import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignTasks, type TaskAssignment, type TaskClient, type TaskToAssign } from './assign-tasks.ts'

const options = { standbyReplicas: 0, acceptableRecoveryLag: 100, warmupReplicasMax: 2 }

function client(memberId: string, active: readonly string[] = [], lags: Record<string, number> = {}): TaskClient {
  const known = Object.entries(lags)
  return {
    memberId,
    processId: memberId,
    active,
    standby: [],
    lags: new Map([...active.map((id) => [id, 0] as const), ...known]),
  }
}

const stateful = (...ids: string[]): TaskToAssign[] => ids.map((id) => ({ id, isStateful: true }))
const stateless = (...ids: string[]): TaskToAssign[] => ids.map((id) => ({ id, isStateful: false }))

function shown(assignment: ReadonlyMap<string, TaskAssignment>): Record<string, string> {
  return Object.fromEntries(
    [...assignment].map(([id, { active, standby }]) => [
      id,
      [active.join(' '), ...standby.map((each) => `(${each})`)].join(' '),
    ]),
  )
}

describe('tasks are assigned', () => {
  it('evenly, in order, to members that have nothing', () => {
    const tasks = [...stateless('0_0', '0_1', '0_2'), ...stateful('1_0', '1_1', '1_10', '1_2')]
    expect(shown(assignTasks(tasks, [client('b'), client('a')], options))).toEqual({
      a: '0_0 0_2 1_0 1_2',
      b: '0_1 1_1 1_10',
    })
  })

  it('where they are already', () => {
    const clients = [client('a', ['1_1', '1_3']), client('b', ['1_0', '1_2'])]
    expect(shown(assignTasks(stateful('1_0', '1_1', '1_2', '1_3'), clients, options))).toEqual({
      a: '1_1 1_3',
      b: '1_0 1_2',
    })
  })

  it('to a newcomer only as it has their stores: until then it warms up, a few at a time', () => {
    const running = client('a', ['1_0', '1_1', '1_2', '1_3', '1_4', '1_5'])
    const tasks = stateful('1_0', '1_1', '1_2', '1_3', '1_4', '1_5')
    expect(shown(assignTasks(tasks, [running, client('b')], options))).toEqual({
      a: '1_0 1_1 1_2 1_3 1_4 1_5',
      b: ' (1_3) (1_4)',
    })
    const warm = client('b', [], { '1_3': 7, '1_4': 101 })
    expect(shown(assignTasks(tasks, [running, warm], options))).toEqual({
      a: '1_0 1_1 1_2 1_4 1_5',
      b: '1_3 (1_4) (1_5)',
    })
  })

  it('to who lacks least, when the one that ran them is gone', () => {
    const clients = [client('a', [], { '1_0': 5_000 }), client('b', [], { '1_0': 90 }), client('c')]
    expect(shown(assignTasks(stateful('1_0'), clients, options))).toEqual({ a: '', b: '1_0', c: '' })
  })

  it('to who lacks least too if nobody has nearly all, and the one that is to have it then warms up', () => {
    const clients = [client('a', ['1_0']), client('b', [], { '1_1': 5_000 })]
    // Each is to have one: b has that which nobody runs.
    expect(shown(assignTasks(stateful('1_0', '1_1'), clients, options))).toEqual({ a: '1_0', b: '1_1' })
    const both = [client('a', ['1_0'], { '1_1': 5_000 }), client('b', [], { '1_1': 9_000 })]
    expect(shown(assignTasks(stateful('1_0', '1_1'), both, options))).toEqual({ a: '1_0 1_1', b: ' (1_1)' })
  })

  it('with a standby where it was, however little others lack', () => {
    const lags = { '1_0': 90 }
    const clients = [
      client('a', ['1_0']),
      client('b', [], { '1_0': 7 }),
      { ...client('c', [], lags), standby: ['1_0'] },
    ]
    expect(shown(assignTasks(stateful('1_0'), clients, { ...options, standbyReplicas: 1 }))).toEqual({
      a: '1_0',
      b: '',
      c: ' (1_0)',
    })
  })

  describe('with standbys that differ in tags from who runs the task', () => {
    const settings = { ...options, standbyReplicas: 1, rackAwareTags: ['zone', 'cluster'] }
    const at = (memberId: string, zone: string, cluster: string, active: readonly string[] = []): TaskClient => ({
      ...client(memberId, active, { '1_0': 0 }),
      tags: { zone, cluster },
    })
    const standbysOf = (clients: readonly TaskClient[], given = settings): string[] =>
      [...assignTasks(stateful('1_0'), clients, given)].flatMap(([id, { standby }]) => (standby.length > 0 ? [id] : []))

    it('in all of them, if that can be, though another has one already', () => {
      const clients = [
        at('a', 'z1', 'k1', ['1_0']),
        { ...at('b', 'z1', 'k2'), standby: ['1_0'] },
        at('c', 'z2', 'k1'),
        at('d', 'z2', 'k2'),
      ]
      expect(standbysOf(clients)).toEqual(['d'])
      // Tags that nobody asks for change nothing.
      expect(standbysOf(clients, { ...settings, rackAwareTags: [] })).toEqual(['b'])
      expect(standbysOf(clients, { ...settings, rackAwareTags: ['zone'] })).toEqual(['c'])
    })

    it('in as many as can be, and from each other', () => {
      const clients = [
        at('a', 'z1', 'k1', ['1_0']),
        at('b', 'z1', 'k1'),
        at('c', 'z2', 'k1'),
        at('d', 'z2', 'k1'),
        at('e', 'z3', 'k1'),
      ]
      expect(standbysOf(clients, { ...settings, standbyReplicas: 2 })).toEqual(['c', 'e'])
      // All zones are used then.
      expect(standbysOf(clients, { ...settings, standbyReplicas: 3 })).toEqual(['b', 'c', 'e'])
      expect(standbysOf(clients.slice(0, 2))).toEqual(['b'])
    })

    it('or that say nothing of where they are', () => {
      const clients = [at('a', 'z1', 'k1', ['1_0']), at('b', 'z1', 'k2'), client('c', [], { '1_0': 0 })]
      expect(standbysOf(clients)).toEqual(['c'])
    })
  })

  it('with standbys on other processes, where they are already', () => {
    const clients = [
      client('a', ['1_0']),
      { ...client('a2'), processId: 'a' },
      client('b'),
      client('c', [], { '1_0': 3 }),
    ]
    const two = { ...options, standbyReplicas: 1 }
    expect(shown(assignTasks(stateful('1_0'), clients, two))).toEqual({ a: '1_0', a2: '', b: '', c: ' (1_0)' })
    const alone = clients.slice(0, 2)
    expect(shown(assignTasks(stateful('1_0'), alone, two))).toEqual({ a: '1_0', a2: '' })
  })

  const cases = fc.record({
    stateful: fc.integer({ min: 0, max: 20 }),
    stateless: fc.integer({ min: 0, max: 20 }),
    members: fc.integer({ min: 1, max: 6 }),
    standbyReplicas: fc.integer({ min: 0, max: 2 }),
    owners: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 40, maxLength: 40 }),
    lags: fc.array(fc.constantFrom(undefined, 0, 50, 1_000), { minLength: 240, maxLength: 240 }),
  })

  function built(given: typeof cases extends fc.Arbitrary<infer Case> ? Case : never) {
    const tasks = [
      ...stateful(...Array.from({ length: given.stateful }, (_, index) => `1_${index}`)),
      ...stateless(...Array.from({ length: given.stateless }, (_, index) => `0_${index}`)),
    ]
    const clients = Array.from({ length: given.members }, (_, member): TaskClient => {
      const active = tasks.filter((_task, index) => given.owners[index] === member).map(({ id }) => id)
      const lags = tasks.flatMap(({ id }, index) => {
        const lag = given.lags[member * 40 + index]
        return lag === undefined || active.includes(id) ? [] : [[id, lag] as const]
      })
      const known = [...lags, ...active.map((id) => [id, 0] as const)]
      return { memberId: `m${member}`, processId: `p${member}`, active, standby: [], lags: new Map(known) }
    })
    return { tasks, clients, settings: { ...options, standbyReplicas: given.standbyReplicas } }
  }

  it('each to one, evenly once everybody has the stores, and the same again', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { tasks, clients, settings } = built(given)
        const first = assignTasks(tasks, clients, settings)
        const all = [...first.values()].flatMap(({ active }) => active)
        expect(all.toSorted()).toEqual(tasks.map(({ id }) => id).toSorted())
        for (const { active, standby } of first.values())
          expect(standby.filter((id) => active.includes(id))).toEqual([])
        expect(assignTasks(tasks.toReversed(), clients.toReversed(), settings)).toEqual(first)
        // What warmed up has it: no more than a few rounds, and it is even and stays.
        let now = first
        for (let round = 0; round < 40; round += 1) {
          const caughtUp = clients.map((each): TaskClient => {
            const has = now.get(each.memberId)
            const lags = new Map([...(has?.standby ?? []), ...(has?.active ?? [])].map((id) => [id, 0] as const))
            return { ...each, active: has?.active ?? [], lags }
          })
          const next = assignTasks(tasks, caughtUp, settings)
          if (JSON.stringify([...next]) === JSON.stringify([...now])) break
          expect(round).toBeLessThan(39)
          now = next
        }
        for (const kind of ['0_', '1_']) {
          const counts = [...now.values()].map(({ active }) => active.filter((id) => id.startsWith(kind)).length)
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        }
        const copies = Math.min(settings.standbyReplicas, clients.length - 1) * given.stateful
        expect([...now.values()].flatMap(({ standby }) => standby)).toHaveLength(copies)
      }),
    )
  })

  it('so that who stays keeps what it has when another joins, but for what the other is to have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5 }), (count, members) => {
        const tasks = stateless(...Array.from({ length: count }, (_, index) => `0_${index}`))
        const names = Array.from({ length: members }, (_, index) => `m${index}`)
        const before = assignTasks(
          tasks,
          names.map((name) => client(name)),
          options,
        )
        const clients = [...names.map((name) => client(name, before.get(name)?.active)), client('new')]
        const after = assignTasks(tasks, clients, options)
        const moved = names.flatMap(
          (name) => before.get(name)?.active.filter((id) => !after.get(name)?.active.includes(id)) ?? [],
        )
        expect(moved.toSorted()).toEqual(after.get('new')?.active.toSorted())
      }),
    )
  })
})
