import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { busyShareMin, busySamplesMin, busySampleMs } from '../limits.ts'

/** What a process is asked, and told. */
export interface YoungGeneration {
  /** For how long its event loop was at work so far; waiting for a core counts, too. */
  readonly activeMs: () => number
  readonly grow: () => void
}

const ofThisProcess: YoungGeneration = {
  activeMs: () => performance.eventLoopUtilization().active,
  grow: () => setFlagsFromString('--semi-space-growth-factor=2'),
}

/**
 * Lets V8's young generation grow once the process has been busy for a while. V8 never makes it smaller again, and loading a program's code
 * alone has it grow by more than 10 MB, which a program that then does little keeps for nothing; one that moves much data needs them. To
 * be called by a program that began with `--semi-space-growth-factor=1`. Does not keep the process alive.
 */
export function growYoungGenerationOnceBusy({ activeMs, grow } = ofThisProcess): void {
  let lastMs = activeMs()
  let busySamples = 0
  const timer = setInterval(() => {
    const nowMs = activeMs()
    busySamples = nowMs - lastMs >= busyShareMin * busySampleMs ? busySamples + 1 : 0
    lastMs = nowMs
    if (busySamples < busySamplesMin) return
    clearInterval(timer)
    grow()
  }, busySampleMs)
  timer.unref()
}
