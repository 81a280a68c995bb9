import type { WorkloadName } from './workloads.ts'

/** How much work: the whole, or just enough to see that it runs. */
export interface StreamsScale {
  readonly rounds: number
  /** In all inputs together. */
  readonly records: Readonly<Record<WorkloadName, number>>
  /** Of a changelog: keys that each come once, and records of few keys. */
  readonly restoreKeys: number
  readonly restoreRecords: number
  readonly hop: { readonly recordsPerSecond: number; readonly records: number }
  readonly heapRecords: number
  readonly driverRecords: number
  readonly nexmarkEvents: number
  /** Each how many-th of the queries runs. */
  readonly nexmarkEach: number
}

export const wholeStreamsScale: StreamsScale = {
  rounds: 5,
  records: {
    map: 3_000_000,
    count: 2_000_000,
    'count-many': 2_000_000,
    window: 1_000_000,
    'stream-join': 600_000,
    'table-join': 1_000_000,
  },
  restoreKeys: 1_000_000,
  restoreRecords: 3_000_000,
  hop: { recordsPerSecond: 10_000, records: 200_000 },
  heapRecords: 10_000_000,
  driverRecords: 400_000,
  nexmarkEvents: 500_000,
  nexmarkEach: 1,
}

export const smokeStreamsScale: StreamsScale = {
  rounds: 1,
  records: {
    map: 20_000,
    count: 20_000,
    'count-many': 20_000,
    window: 20_000,
    'stream-join': 10_000,
    'table-join': 10_000,
  },
  restoreKeys: 10_000,
  restoreRecords: 20_000,
  hop: { recordsPerSecond: 1_000, records: 2_000 },
  heapRecords: 40_000,
  driverRecords: 20_000,
  nexmarkEvents: 2_000,
  nexmarkEach: 5,
}
