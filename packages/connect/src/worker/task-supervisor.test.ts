import { silentLogger, StreamError } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { restartDelayMsMax, taskGiveUpMs, taskSteadyMs } from '../limits.ts'
import type { TaskStall } from '../tasks/task-progress.ts'
import { TaskSupervisor } from './task-supervisor.ts'

function supervise() {
  const clock = new FakeClock()
  const runs: {
    readonly signal: AbortSignal
    readonly stall: (stall: TaskStall | undefined) => void
    readonly end: () => void
    readonly fail: (error: unknown) => void
  }[] = []
  const supervisor = new TaskSupervisor({
    clock,
    random: new SeededRandom(1),
    logger: silentLogger,
    run: (signal, stall) =>
      new Promise((resolve, reject) => {
        runs.push({ signal, stall, end: resolve, fail: reject })
        signal.addEventListener('abort', () => resolve(), { once: true })
      }),
  })
  const state = () => supervisor.status.state
  /** Fails the run that is under way, and waits until it is noticed. */
  const fail = async (error: unknown = new Error('the server is gone')): Promise<void> => {
    runs.at(-1)?.fail(error)
    await clock.settle()
  }
  return { clock, runs, supervisor, state, fail }
}

describe('a task that is supervised', () => {
  it('is started again after it failed, later each time', async () => {
    const { clock, runs, supervisor, state, fail } = supervise()
    await supervisor.start()
    for (let failures = 1; failures <= 9; failures++) {
      expect(state()).toBe('RUNNING')
      expect(supervisor.status).not.toHaveProperty('trace')
      await fail()
      expect(state()).toBe('RESTARTING')
      expect(supervisor.status.trace).toContain('the server is gone')
      const pauseMs = clock.nextTimerMs ?? 0
      const mostMs = Math.min(300 * 2 ** (failures - 1), restartDelayMsMax)
      expect(pauseMs).toBeGreaterThanOrEqual(mostMs / 2)
      expect(pauseMs).toBeLessThanOrEqual(mostMs)
      await clock.advance(pauseMs)
      expect(runs).toHaveLength(failures + 1)
    }
  })

  it('stays failed once it has failed for minutes on end, until somebody restarts it', async () => {
    const { clock, supervisor, state, fail } = supervise()
    await supervisor.start()
    await fail()
    const beganMs = clock.monotonicMs()
    while (state() === 'RESTARTING') {
      await clock.advance(clock.nextTimerMs ?? 0)
      await fail()
    }
    expect(state()).toBe('FAILED')
    // As long as a server may take to come back, however quickly each attempt fails.
    expect(clock.monotonicMs() - beganMs).toBe(taskGiveUpMs)
    expect(clock.timerCount).toBe(0)
    await supervisor.start()
    expect(state()).toBe('RUNNING')
    await fail()
    expect(state()).toBe('RESTARTING')
  })

  it('may fail any number of times if it runs steadily in between', async () => {
    const { clock, supervisor, state, fail } = supervise()
    await supervisor.start()
    for (let passedMs = 0; passedMs < 2 * taskGiveUpMs; passedMs += taskSteadyMs) {
      await clock.advance(taskSteadyMs)
      await fail()
      expect(state()).toBe('RESTARTING')
      await clock.advance(clock.nextTimerMs ?? 0)
    }
  })

  it.each(['INVALID_CONFIG', 'INVALID_DATA'] as const)(
    'is not started again for %s: that stays as it is',
    async (code) => {
      const { clock, supervisor, fail } = supervise()
      await supervisor.start()
      await fail(new StreamError(code, 'it will not do'))
      expect(supervisor.status).toMatchObject({ state: 'FAILED', trace: expect.stringContaining('it will not do') })
      expect(clock.timerCount).toBe(0)
    },
  )

  it('is RUNNING while it makes no progress, and says that it makes none', async () => {
    const { runs, supervisor, fail } = supervise()
    const stall = { sinceMs: 1000, reason: 'records wait to be written' }
    await supervisor.start()
    runs[0]?.stall(stall)
    expect(supervisor.status).toEqual({ state: 'RUNNING', stall })
    runs[0]?.stall(undefined)
    expect(supervisor.status).toEqual({ state: 'RUNNING' })
    runs[0]?.stall(stall)
    await fail()
    expect(supervisor.status).toEqual({ state: 'RESTARTING', trace: expect.any(String) })
    // One that is over says nothing of the next.
    await supervisor.start()
    runs[0]?.stall(stall)
    expect(supervisor.status).toEqual({ state: 'RUNNING' })
  })

  it('is paused and resumed, also while it waits to be started again', async () => {
    const { clock, runs, supervisor, state, fail } = supervise()
    await supervisor.start()
    await supervisor.end('PAUSED')
    expect(runs[0]?.signal.aborted).toBe(true)
    expect(state()).toBe('PAUSED')
    await supervisor.start()
    await fail()
    await supervisor.end('STOPPED')
    expect(supervisor.status).toEqual({ state: 'STOPPED' })
    expect(clock.timerCount).toBe(0)
    expect(runs).toHaveLength(2)
  })

  it('is stopped before it is restarted, and done when it is done', async () => {
    const { clock, runs, supervisor, state } = supervise()
    await supervisor.start()
    await supervisor.start()
    expect(runs.map(({ signal }) => signal.aborted)).toEqual([true, false])
    runs[1]?.end()
    await clock.settle()
    expect(state()).toBe('STOPPED')
  })
})
