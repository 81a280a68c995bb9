/** How much work: the whole, or just enough to see that it runs. */
export interface ConnectScale {
  readonly rounds: number
  readonly nullRecords: number
  readonly binlogRows: number
  readonly commits: { readonly perSecond: number; readonly count: number }
  readonly postgresRecords: number
  readonly s3Records: number
  readonly mqttMessages: number
  readonly documents: number
  readonly requests: number
}

/** Enough to judge speed. */
export const wholeConnectScale: ConnectScale = {
  rounds: 5,
  nullRecords: 3_000_000,
  binlogRows: 400_000,
  commits: { perSecond: 200, count: 4_000 },
  postgresRecords: 500_000,
  s3Records: 400_000,
  mqttMessages: 150_000,
  documents: 200_000,
  requests: 60_000,
}

/** One round of what takes a few seconds, for looking for what takes time. */
export const quickConnectScale: ConnectScale = {
  rounds: 1,
  nullRecords: 600_000,
  binlogRows: 100_000,
  commits: { perSecond: 200, count: 1_000 },
  postgresRecords: 150_000,
  s3Records: 200_000,
  mqttMessages: 40_000,
  documents: 60_000,
  requests: 20_000,
}

/** It proves that every row runs. */
export const smokeConnectScale: ConnectScale = {
  rounds: 1,
  nullRecords: 20_000,
  binlogRows: 4_000,
  commits: { perSecond: 100, count: 50 },
  postgresRecords: 4_000,
  s3Records: 4_000,
  mqttMessages: 1_000,
  documents: 2_000,
  requests: 500,
}
