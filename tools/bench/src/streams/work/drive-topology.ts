import { present } from '@millrace/base'
import { serde, topic } from '@millrace/client'
import { testDriver } from '@millrace/streams/testing'
import { applicationOf } from '../topologies.ts'
import { inputRecords, type WorkloadName, workloads } from '../workloads.ts'

/** Has the test driver process records. */
export interface DriverJob {
  readonly kind: 'driver'
  readonly workload: WorkloadName
  /** In all inputs together. */
  readonly records: number
}

export interface DriverResult {
  readonly seconds: number
  /** Those that were timed. */
  readonly records: number
}

const warmShare = 0.25

/** Sends one record after the other, each input in turn. */
export function driveTopology({ workload, records }: DriverJob): Promise<DriverResult> {
  const { inputs: inputCount } = workloads[workload]
  const names = Array.from({ length: inputCount }, (_, input) => `input-${input}`)
  const app = applicationOf(workload, { inputs: names, output: 'output' }, { id: 'bench' })
  using driver = testDriver(app)
  const each = Math.floor(records / inputCount)
  const sources = names.map((name, input) => ({
    input: driver.input(topic(name, { key: serde.string(), value: serde.string() })),
    // Made before the clock starts.
    records: [...inputRecords(workloads[workload], input, 0, each)],
  }))
  const warmUp = Math.floor(each * warmShare)
  const send = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) {
      for (const source of sources) source.input.send(present(source.records[at], 'there are as many'))
    }
  }
  send(0, warmUp)
  const startedMs = performance.now()
  send(warmUp, each)
  const seconds = (performance.now() - startedMs) / 1000
  if (driver.written.length < each / 2) throw new Error(`of ${each} records ${driver.written.length} came out`)
  return Promise.resolve({ seconds, records: (each - warmUp) * inputCount })
}
