import { FakeClock } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { RecoveryBound } from './recovery-bound.ts'

class FakeLog {
  uncheckpointedBytes: number
  checkpoints = 0
  /** Whether a checkpoint can be made. */
  readonly works: boolean

  constructor(uncheckpointedBytes: number, works = true) {
    this.uncheckpointedBytes = uncheckpointedBytes
    this.works = works
  }

  async checkpoint(): Promise<void> {
    this.checkpoints++
    if (this.works) this.uncheckpointedBytes = 0
  }
}

function boundOf(logs: readonly FakeLog[]) {
  const clock = new FakeClock()
  const bound = new RecoveryBound({ clock, logs: () => logs, readBytesMax: 100, checkpointBytesMin: 20 })
  const grow = async (): Promise<void> => {
    bound.noteGrowth()
    await clock.advance(1_000)
    await bound.settle()
  }
  return { bound, grow }
}

describe('the bound on what a start after a kill reads', () => {
  it('gives the largest logs a recovery point until the rest may be read', async () => {
    const logs = [new FakeLog(30), new FakeLog(90), new FakeLog(60)]
    await boundOf(logs).grow()
    expect(logs.map(({ checkpoints }) => checkpoints)).toEqual([0, 1, 0])
  })

  it('leaves logs alone that have grown by little', async () => {
    const logs = Array.from({ length: 50 }, () => new FakeLog(19))
    await boundOf(logs).grow()
    expect(logs.some(({ checkpoints }) => checkpoints > 0)).toBe(false)
  })

  it('tries each log once, and again when there is growth again', async () => {
    const logs = [new FakeLog(200, false), new FakeLog(50)]
    const { grow } = boundOf(logs)
    await grow()
    expect(logs.map(({ checkpoints }) => checkpoints)).toEqual([1, 1])
    await grow()
    expect(logs.map(({ checkpoints }) => checkpoints)).toEqual([2, 1])
  })

  it('does nothing once it is closed', async () => {
    const logs = [new FakeLog(200)]
    const { bound, grow } = boundOf(logs)
    bound.close()
    await grow()
    expect(logs[0]?.checkpoints).toBe(0)
  })
})
