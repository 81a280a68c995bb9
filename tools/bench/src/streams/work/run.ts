import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '@millrace/client'
import { applicationOf } from '../topologies.ts'
import type { WorkloadName } from '../workloads.ts'
import { type ApplicationSettings, begin, deleteInternalTopics } from './application.ts'
import { committedUntil } from './processed.ts'

/** Has an application process what its inputs hold. */
export interface RunJob extends ApplicationSettings {
  readonly kind: 'run'
  readonly applicationId: string
  readonly workload: WorkloadName
  readonly inputs: readonly string[]
  readonly output: string
  /** In all inputs together. */
  readonly records: number
  /** The heap is looked at each time after so many records; needs `--expose-gc`. Default: never. */
  readonly heapEach?: number
}

export interface RunResult {
  /** From the end of the warm-up until all was committed. */
  readonly seconds: number
  /** Those that were timed. */
  readonly records: number
  /** Of this process, in that time. */
  readonly cpuSeconds: number
  /** What V8 and buffers held, in bytes, after a collection. */
  readonly heapBytes: readonly number[]
}

/** What is processed before the clock starts. */
const warmShare = 0.25
const pollMs = 5

/** Counts records as they are taken, and times them. */
class Progress {
  readonly #warmUp: number
  readonly #heapEach: number
  readonly heapBytes: number[] = []
  taken = 0
  startedMs = Number.NaN
  #cpuBefore = process.cpuUsage()

  constructor(warmUp: number, heapEach: number) {
    this.#warmUp = warmUp
    this.#heapEach = heapEach
  }

  readonly take = (): void => {
    this.taken += 1
    if (this.taken === this.#warmUp) {
      this.startedMs = performance.now()
      this.#cpuBefore = process.cpuUsage()
    }
    if (this.taken % this.#heapEach === 0) {
      globalThis.gc?.()
      const { heapUsed, external } = process.memoryUsage()
      this.heapBytes.push(heapUsed + external)
    }
  }

  cpuSeconds(): number {
    const { user, system } = process.cpuUsage(this.#cpuBefore)
    return (user + system) / 1e6
  }
}

/** Runs the application from the beginning of its inputs until their ends are committed. */
export async function run(job: RunJob): Promise<RunResult> {
  const { address, applicationId, workload, inputs, output, records, heapEach = Infinity } = job
  const warmUp = Math.floor(records * warmShare)
  const progress = new Progress(warmUp, heapEach)
  await using client = await connect({ brokers: [address], clientId: 'bench' })
  const app = applicationOf(workload, { inputs, output, taken: progress.take }, { id: applicationId })
  const running = begin(app, job)
  try {
    while (progress.taken < records) await Promise.race([delay(pollMs), running.failed])
    await committedUntil(client, applicationId, inputs, records, running)
    const seconds = (performance.now() - progress.startedMs) / 1000
    const cpuSeconds = progress.cpuSeconds()
    return { seconds, records: records - warmUp, cpuSeconds, heapBytes: progress.heapBytes }
  } finally {
    await running.stop()
    await deleteInternalTopics(client, applicationId)
  }
}
