import { setImmediate as turn } from 'node:timers/promises'
import { StreamError } from '@millrace/base'
import type { PartitionOffsetToCommit } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import type { ActiveTask } from './active-task.ts'
import { Commits } from './commits.ts'
import { type Deferred, deferred } from './deferred.ts'
import type { Output } from './output.ts'
import { Wakeup } from './wakeup.ts'

/** A task that has processed `position` records, and what it was told. */
class FakeTask {
  readonly id = '0_0'
  readonly isReady = true
  readonly isFull = false
  isDraining = false
  position = 0
  readonly told: string[] = []
  readonly task = {
    flush: () => void this.told.push(`flush ${this.position}`),
    unfinished: { isEntangled: false, isWithoutInput: false, callCount: 0, describe: () => '' },
  }

  offsets(): PartitionOffsetToCommit[] {
    return [{ topic: 't', partition: 0, offset: this.position }]
  }

  cut(): void {
    this.told.push(`cut ${this.position}`)
  }

  committed(): void {
    this.told.push(`committed ${this.position}`)
  }
}

/** Commits on a task, and on an output whose commits end when the test says so. */
function setUp() {
  const task = new FakeTask()
  const begun: { readonly offsets: readonly PartitionOffsetToCommit[]; readonly ended: Deferred<void> }[] = []
  const output = {
    isDirty: true,
    waitingBytes: 0,
    drain: () => Promise.resolve(),
    commit: (offsets: readonly PartitionOffsetToCommit[]) => {
      const ended = deferred<void>()
      begun.push({ offsets, ended })
      return ended.promise
    },
  }
  const committed: number[] = []
  const wakeup = new Wakeup()
  const commits = new Commits({
    topology: { subtopologies: [], globalStores: [] },
    settings: { isExactlyOnce: true, commitIntervalMs: 60_000 },
    wakeup,
    tasks: () => [task as unknown as ActiveTask],
    output: () => output as unknown as Output,
    enter: () => undefined,
    process: () => false,
    isOver: () => false,
    committed: (_, offsets) => committed.push(...offsets.map(({ offset }) => offset)),
  })
  const end = async (at: number, error?: StreamError): Promise<void> => {
    if (error === undefined) begun[at]?.ended.resolve()
    else begun[at]?.ended.reject(error)
    // What is told is told by waking whoever waits.
    await wakeup.wait(performance.now() + 60_000)
    wakeup.reset()
  }
  return { task, begun, commits, committed, end, offsets: () => begun.map(({ offsets }) => offsets[0]?.offset) }
}

const failure = new StreamError('INTERNAL', 'the brokers are gone')

describe('a commit', () => {
  it('is of what was done when it began, and goes on while tasks do', async () => {
    const { task, commits, committed, end, offsets } = setUp()
    task.position = 5
    await commits.begin()
    task.position = 9
    commits.finishIfOver()
    expect([task.told, committed]).toEqual([['flush 5', 'cut 5'], []])
    await end(0)
    commits.finishIfOver()
    commits.finishIfOver()
    expect([task.told.at(-1), committed, offsets()]).toEqual(['committed 9', [5], [5]])
  })

  it('does not begin before the one before it is seen to', async () => {
    const { task, commits, committed, begun, end } = setUp()
    task.position = 5
    await commits.begin()
    task.position = 9
    const second = commits.begin()
    expect([task.told, begun.length]).toEqual([['flush 5', 'cut 5'], 1])
    await end(0)
    await second
    expect(task.told).toEqual(['flush 5', 'cut 5', 'committed 9', 'flush 9', 'cut 9'])
    expect([committed, begun.length]).toEqual([[5], 2])
  })

  it('is waited for where tasks are let go of', async () => {
    const { task, commits, committed, end, begun } = setUp()
    task.position = 5
    const whole = commits.commit()
    await turn()
    expect([committed, begun.length]).toEqual([[], 1])
    await end(0)
    await whole
    expect([committed, task.told.at(-1)]).toEqual([[5], 'committed 5'])
  })

  it('that fails is told of once, and nothing of it is told as committed', async () => {
    const { task, commits, committed, end } = setUp()
    task.position = 5
    await commits.begin()
    await end(0, failure)
    expect(() => commits.finishIfOver()).toThrow(failure)
    commits.finishIfOver()
    expect([task.told, committed]).toEqual([['flush 5', 'cut 5'], []])
    await commits.begin()
    const next = commits.begin()
    await end(1, failure)
    await expect(next).rejects.toBe(failure)
    expect(committed).toEqual([])
  })

  it('that is given up is waited for, whatever becomes of it', async () => {
    const { task, commits, committed, end } = setUp()
    await expect(commits.settle()).resolves.toBe(true)
    task.position = 5
    await commits.begin()
    const settled = commits.settle()
    await end(0)
    await expect(settled).resolves.toBe(true)
    expect(committed).toEqual([5])
    await commits.begin()
    const failed = commits.settle()
    await end(1, failure)
    await expect(failed).resolves.toBe(false)
    commits.finishIfOver()
    expect(committed).toEqual([5])
  })
})
