/** How much work: the whole, or just enough to see that it runs. */
export interface Scale {
  readonly rounds: number
  readonly records: number
  readonly bytes: number
  readonly startRounds: number
  readonly latencyRecords: number
  readonly connections: number
  readonly consumers: number
  readonly cluster: ClusterScale
}

/** What clusters of three brokers are given. */
export interface ClusterScale {
  readonly rounds: number
  /** How long they are watched that have nothing to do. */
  readonly idleMs: number
  readonly fewPartitions: number
  readonly manyPartitions: number
  /** Of those that are killed all together. */
  readonly killedPartitions: number
  /** Sent one at a time, to one partition after the other. */
  readonly records: number
}

export const wholeScale: Scale = {
  rounds: 5,
  records: 3_000_000,
  bytes: 1024 ** 3,
  startRounds: 5,
  latencyRecords: 3000,
  connections: 2000,
  consumers: 1000,
  cluster: {
    rounds: 3,
    idleMs: 10_000,
    fewPartitions: 10,
    manyPartitions: 1000,
    killedPartitions: 250,
    records: 2000,
  },
}
export const smokeScale: Scale = {
  rounds: 1,
  records: 200_000,
  bytes: 64 * 1024 ** 2,
  startRounds: 1,
  latencyRecords: 300,
  connections: 50,
  consumers: 20,
  cluster: { rounds: 1, idleMs: 500, fewPartitions: 2, manyPartitions: 20, killedPartitions: 5, records: 50 },
}
