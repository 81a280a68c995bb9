import { simulate } from '@millrace/simulator'
import { expect, test } from 'vitest'
import { runMany } from './many.mjs'
import { runOne } from './one.mjs'
import { inOrder, SimulationPool } from './pool.mjs'
import { tooTame } from './tameness.mjs'

/** A simulation that fails if all of `fatal` strike, of ten faults. */
const failing =
  (...fatal) =>
  async ({ seed, faults }) => {
    const strikes = Array.from({ length: 10 }, (_, index) => ({
      index,
      atMs: index * 100,
      what: `fault ${index}`,
    })).filter(({ index }) => faults?.has(index) ?? true)
    const fails = seed === 7 && fatal.every((index) => strikes.some((strike) => strike.index === index))
    const failure = fails ? { check: 'LostWrites', message: 'v1 is gone' } : undefined
    return {
      seed,
      failure,
      events: 100,
      simulatedMs: 1,
      digest: 'd',
      lines: ['a line'],
      strikes,
      counts: { elections: 2 },
    }
  }

const written = () => {
  const lines = []
  return { lines, write: (line) => lines.push(line) }
}

test('a seed that fails is named, with how to repeat it', async () => {
  const { lines, write } = written()
  const options = { start: 5, seeds: 4, events: 100, brokers: 1, write, run: failing(3) }
  expect(await runMany(options)).toBe(1)
  expect(lines).toContain('seed 7 FAILED LostWrites: v1 is gone')
  expect(lines).toContain('  again: npm run simulate -- --seed 7 --events 100 --brokers 1')
  expect(lines).toContain('elections 8')
  expect(lines.at(-1)).toBe('3 passed, 1 failed')
  expect(await runMany({ ...options, start: 8 })).toBe(0)
})

test('one that fails is shown with as few faults as it takes', async () => {
  const { lines, write } = written()
  expect(await runOne({ seed: 7, events: 100, brokers: 1, lines: 10, write, run: failing(2, 8) })).toBe(1)
  const shown = lines.slice(lines.indexOf('as few faults as it takes (2 of 10):'))
  expect(shown.slice(1)).toEqual([
    'fault [2] at 200 ms: fault 2',
    'fault [8] at 800 ms: fault 8',
    'LostWrites: v1 is gone',
  ])
})

test('one that passes', async () => {
  const { lines, write } = written()
  expect(await runOne({ seed: 1, events: 100, brokers: 1, lines: 10, write, run: failing(2) })).toBe(0)
  expect(lines).toContain('it passed')
})

test('a run in which too little happened fails, however large its share of a whole one is', () => {
  const counts = {
    elections: 60,
    truncations: 50,
    isrChanges: 70,
    snapshotInstalls: 9,
    reassignments: 10,
    voterChanges: 5,
  }
  const size = { seeds: 50, events: 20_000, brokers: 3 }
  expect(tooTame(counts, { ...size, work: 'plain' })).toEqual(['9 snapshotInstalls, of which there must be 10'])
  const transactions = { transactionsCommitted: 300, transactionsAborted: 60, producersFenced: 14, batchesCopied: 200 }
  const groups = { groupAssignments: 50, groupLosses: 5, memberRestarts: 10, compactions: 150 }
  const all = { ...counts, ...groups, ...transactions, snapshotInstalls: 10 }
  const tooFew = ['14 producersFenced, of which there must be 15']
  expect([tooTame(all, { ...size, work: 'transactions' }), tooTame(all, size)]).toEqual([tooFew, tooFew])
})

test('a small run, or one of a single broker, is not judged by how much happened', () => {
  expect(tooTame({}, { seeds: 100, events: 20_000, brokers: 1 })).toEqual([])
  expect(tooTame({}, { seeds: 5, events: 20_000, brokers: 3 })).toEqual([])
})

test('several run at a time, and are told of in their order', async () => {
  const ends = []
  const run = (name) => new Promise((resolve) => ends.push(() => resolve(name)))
  const results = inOrder(['first', 'second', 'third'], run, 2)
  const first = results.next()
  expect(ends.length).toBe(2)
  ends[1]()
  ends[0]()
  expect(await first).toEqual({ done: false, value: 'first' })
  const second = results.next()
  ends[2]()
  expect([(await second).value, (await results.next()).value]).toEqual(['second', 'third'])
  expect((await results.next()).done).toBe(true)
})

test('threads do what the simulator does', async () => {
  const pool = new SimulationPool(2)
  const all = [1, 2, 3].map((seed) => ({ seed, events: 200, brokers: 1 }))
  try {
    const [ours, theirs] = [[], []]
    for (const options of all) ours.push((await simulate(options)).digest)
    for await (const { digest } of inOrder(all, (options) => pool.run(options), all.length)) theirs.push(digest)
    expect(theirs).toEqual(ours)
  } finally {
    await pool.close()
  }
})
