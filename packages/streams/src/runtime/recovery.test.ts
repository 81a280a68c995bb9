import { silentLogger, StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { copyFailure, failureIn, taskFailureOf } from './failure.ts'
import { limits } from './limits.ts'
import { Recovery, type RecoveryOptions } from './recovery.ts'
import type { UncaughtFailure } from './uncaught.ts'

const recovery = (options: Partial<RecoveryOptions> = {}): Recovery =>
  new Recovery({ onUncaught: 'stop', replacementsMax: 3, logger: silentLogger, ...options })
const poison = taskFailureOf(new StreamError('PROCESSING_FAILED', 'it can not be handled'), '0_1')
const unavailable = failureIn(new StreamError('BROKER_UNAVAILABLE', 'nobody answers'), undefined)

describe('a failure of a record', () => {
  it('stops the copy unless the policy says more', () => {
    expect(recovery().decide(poison)).toEqual({ kind: 'stop' })
    expect(recovery({ onUncaught: 'shutdown-application' }).decide(poison)).toEqual({ kind: 'shutdown-application' })
  })

  it('begins its task again, later each time, until that was of no use often enough', () => {
    const policy = recovery({ onUncaught: 'replace' })
    const verdicts = [1, 2, 3, 4].map(() => policy.decide(poison))
    expect(verdicts).toEqual([
      { kind: 'again', taskId: '0_1', delayMs: 100 },
      { kind: 'again', taskId: '0_1', delayMs: 200 },
      { kind: 'again', taskId: '0_1', delayMs: 400 },
      { kind: 'stop' },
    ])
    const patient = recovery({ onUncaught: 'replace', replacementsMax: 100 })
    const delays = Array.from({ length: 50 }, () => patient.decide(poison)).map((verdict) =>
      verdict.kind === 'again' ? verdict.delayMs : -1,
    )
    expect(Math.max(...delays)).toBe(limits.replaceBackoffMsMax)
  })

  it('counts for its own task, and from its last commit on', () => {
    const policy = recovery({ onUncaught: 'replace', replacementsMax: 1 })
    policy.decide(poison)
    policy.committed(['0_2'])
    expect(policy.decide(poison)).toEqual({ kind: 'stop' })
    policy.committed(['0_1'])
    expect(policy.decide(poison)).toMatchObject({ kind: 'again' })
    expect(policy.decide({ ...poison, taskId: '0_2' })).toMatchObject({ kind: 'again' })
  })

  it('is put to whoever decides, with the number of attempts; who throws or mumbles stops the copy', () => {
    const asked: UncaughtFailure[] = []
    const policy = recovery({
      onUncaught: (failure) => {
        asked.push(failure)
        return 'replace'
      },
    })
    policy.decide(poison)
    policy.decide(poison)
    expect(asked).toEqual([
      { error: poison.error, taskId: '0_1', replaced: 0 },
      { error: poison.error, taskId: '0_1', replaced: 1 },
    ])
    const throwing = (): never => {
      throw new Error('no idea')
    }
    expect(recovery({ onUncaught: throwing }).decide(poison)).toEqual({ kind: 'stop' })
    expect(recovery({ onUncaught: () => 'REPLACE' as 'replace' }).decide(poison)).toEqual({ kind: 'stop' })
  })

  it('is not tried again where that can not help', () => {
    const policy = recovery({ onUncaught: 'replace' })
    const cause = new StreamError('INVALID_TOPOLOGY', 'it completes')
    const wrong = new StreamError('PROCESSING_FAILED', 'it completes', { cause })
    expect(policy.decide(taskFailureOf(wrong, '0_1'))).toEqual({ kind: 'stop' })
    expect(policy.decide(failureIn(cause, '0_1'))).toEqual({ kind: 'stop' })
    expect(policy.decide(copyFailure(new StreamError('FENCED_INSTANCE_ID', 'another has the id')))).toEqual({
      kind: 'stop',
    })
  })
})

describe('a failure of the cluster', () => {
  it('has all tasks begin again at once, whatever the policy, but not for ever without a commit', () => {
    const policy = recovery()
    for (let count = 0; count < limits.revivalsMax; count += 1) {
      expect(policy.decide(unavailable)).toEqual({ kind: 'again', taskId: undefined, delayMs: 0 })
    }
    expect(policy.decide(unavailable)).toEqual({ kind: 'stop' })
    policy.committed([])
    expect(policy.decide(unavailable)).toMatchObject({ kind: 'again' })
  })
})
