import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { busySampleMs, busySamplesMin } from '../limits.ts'
import { growYoungGenerationOnceBusy } from './young-generation.ts'

describe('the young generation', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** A process that is at work for so long in each sample that follows. */
  function processThatTakes(...samplesMs: number[]) {
    let activeMs = 0
    const grow = vi.fn<() => void>()
    growYoungGenerationOnceBusy({ activeMs: () => activeMs, grow })
    for (const takenMs of samplesMs) {
      activeMs += takenMs
      vi.advanceTimersByTime(busySampleMs)
    }
    return grow
  }

  const busy = Array.from({ length: busySamplesMin }, () => busySampleMs)

  it('stays as it is in a process that has little to do', () => {
    const little = Array.from({ length: 100 }, () => busySampleMs / 20)
    expect(processThatTakes(...little)).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(1)
  })

  it('stays as it is when much is done in a short time', () => {
    const burst = [...busy.slice(1), 0]
    expect(processThatTakes(...burst, ...burst, ...burst)).not.toHaveBeenCalled()
  })

  it('may grow, once for all, when the process is busy and stays so', () => {
    expect(processThatTakes(0, 0, ...busy, ...busy)).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
  })
})
