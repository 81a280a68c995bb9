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
  readonly groups: GroupScale
  readonly transactions: TransactionScale
}

/** What groups are given. */
export interface GroupScale {
  /** Of each round, in which members come and go. */
  readonly groups: number
  readonly members: number
  readonly partitions: number
}

/** What transactions are given. */
export interface TransactionScale {
  readonly producers: number
  /** Of 1,000 records, by each producer. */
  readonly each: number
  /** Of one record and one offset, one after the other. */
  readonly small: number
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
  groups: { groups: 20, members: 100, partitions: 1000 },
  transactions: { producers: 16, each: 100, small: 500 },
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
  groups: { groups: 2, members: 5, partitions: 20 },
  transactions: { producers: 2, each: 5, small: 20 },
}
