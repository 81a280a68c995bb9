import { describe, expect, it } from 'vitest'
import type { ActiveTask } from './active-task.ts'
import { type BarrierParts, commitTimes, reachBarrier } from './commit-barrier.ts'

/** Of a task only what a barrier looks at. */
function taskOf(id: string, unfinished: { isEntangled?: boolean; isWithoutInput?: boolean; callCount?: number }) {
  const state = { isAny: true, isEntangled: false, isWithoutInput: false, callCount: 0, ...unfinished }
  let flushes = 0
  const task = { flush: () => void (flushes += 1), unfinished: { ...state, describe: () => `${id} has not finished` } }
  const active = { id, task, isDraining: false }
  return {
    active: active as unknown as ActiveTask,
    flushes: () => flushes,
    become: (next: typeof unfinished) => Object.assign(task.unfinished, next),
  }
}

const partsOf = (tasks: readonly ActiveTask[], parts: Partial<BarrierParts> = {}): BarrierParts => ({
  tasks,
  isExactlyOnce: true,
  isLast: false,
  waitMsMax: 1_000,
  enter: () => undefined,
  work: async () => true,
  rest: async () => undefined,
  isOver: () => false,
  ...parts,
})

describe('a commit', () => {
  it('waits for tasks that have done something behind what is unfinished, and lets the others work', async () => {
    const waiting = taskOf('0_0', { isEntangled: true, callCount: 1 })
    const other = taskOf('0_1', { callCount: 1 })
    const seen: boolean[][] = []
    const work = async (): Promise<boolean> => {
      seen.push([waiting.active.isDraining, other.active.isDraining])
      if (seen.length === 2) waiting.become({ isEntangled: false, callCount: 0 })
      return true
    }
    await expect(reachBarrier(partsOf([waiting.active, other.active], { work }))).resolves.toBe(true)
    expect(seen).toEqual([
      [true, false],
      [true, false],
    ])
    expect([waiting.flushes(), other.flushes()]).toEqual([3, 3])
    expect(waiting.active.isDraining).toBe(false)
  })

  it('waits at least once for what no input caused alone', async () => {
    const entangled = taskOf('0_0', { isEntangled: true, callCount: 1 })
    await expect(reachBarrier(partsOf([entangled.active], { isExactlyOnce: false }))).resolves.toBe(true)
    const stray = taskOf('0_0', { isWithoutInput: true, callCount: 1 })
    const work = async (): Promise<boolean> => {
      stray.become({ isWithoutInput: false, callCount: 0 })
      return true
    }
    await expect(reachBarrier(partsOf([stray.active], { isExactlyOnce: false, work }))).resolves.toBe(true)
    expect(stray.flushes()).toBe(2)
  })

  it('waits for calls if it is the last, as long as there is time, and then goes without them', async () => {
    const task = taskOf('0_0', { callCount: 1 })
    let rests = 0
    const parts = partsOf([task.active], {
      isLast: true,
      waitMsMax: 20,
      work: async () => false,
      rest: (ms) => {
        rests += 1
        return new Promise((resolve) => setTimeout(resolve, ms + 1))
      },
    })
    await expect(reachBarrier(parts)).resolves.toBe(true)
    expect(rests).toBeGreaterThan(0)
  })

  it('is given up with its tasks', async () => {
    const task = taskOf('0_0', { isEntangled: true, callCount: 1 })
    await expect(reachBarrier(partsOf([task.active], { isOver: () => true }))).resolves.toBe(false)
  })

  it('blames who does not get there in time, and says what to do', async () => {
    const blamed: string[] = []
    const parts: Partial<BarrierParts> = { waitMsMax: 0, enter: ({ id }) => void blamed.push(id) }
    const calls = taskOf('0_0', { isEntangled: true, callCount: 1 })
    await expect(reachBarrier(partsOf([taskOf('0_1', {}).active, calls.active], parts))).rejects.toMatchObject({
      cause: { code: 'PROCESSING_FAILED', message: expect.stringContaining('give it more `concurrency`') },
    })
    expect(blamed.at(-1)).toBe('0_0')
    const held = taskOf('0_0', { isEntangled: true })
    await expect(reachBarrier(partsOf([held.active], parts))).rejects.toMatchObject({
      cause: { code: 'INVALID_TOPOLOGY', message: expect.stringContaining('put repartition() before it') },
    })
  })
})

it('leaves transactions open for as long as the slowest calls of a task may take', () => {
  const topologyOf = (...settleMs: readonly number[]) => ({
    subtopologies: [
      {
        id: 0,
        nodes: settleMs.map((ms, index) => ({
          kind: 'processor' as const,
          name: `p${index}`,
          supplier: () => ({ process: () => undefined }),
          parents: [],
          stores: [],
          settleMs: ms,
        })),
        stores: [],
        repartitionSources: [],
        sourceChangelogs: new Map<string, string>(),
        copartitionGroups: [],
      },
    ],
    globalStores: [],
  })
  expect(commitTimes(topologyOf(0), 100)).toEqual({ transactionTimeoutMs: 10_000, barrierMsMax: 7_900 })
  const { transactionTimeoutMs, barrierMsMax } = commitTimes(topologyOf(20_000, 10_000), 100)
  expect(barrierMsMax).toBeGreaterThan(30_000)
  expect(transactionTimeoutMs).toBeGreaterThan(100 + barrierMsMax)
})
