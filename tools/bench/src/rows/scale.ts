/** How much work: the whole, or just enough to see that it runs. */
export interface Scale {
  readonly rounds: number
  readonly records: number
  readonly bytes: number
  readonly startRounds: number
  readonly latencyRecords: number
  readonly connections: number
  readonly consumers: number
}

export const wholeScale: Scale = {
  rounds: 5,
  records: 3_000_000,
  bytes: 1024 ** 3,
  startRounds: 5,
  latencyRecords: 3000,
  connections: 2000,
  consumers: 1000,
}
export const smokeScale: Scale = {
  rounds: 1,
  records: 200_000,
  bytes: 64 * 1024 ** 2,
  startRounds: 1,
  latencyRecords: 300,
  connections: 50,
  consumers: 20,
}
