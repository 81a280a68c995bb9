import { optionNames } from '@millrace/base'
import type { RunOptions } from './options.ts'

/** All options of a run. */
export const runOptionNames: readonly string[] = optionNames<RunOptions>({
  brokers: true,
  client: true,
  signal: true,
  guarantee: true,
  commitInterval: true,
  stateDir: true,
  cacheBytesMax: true,
  maxTaskIdle: true,
  idleTimeout: true,
  emitInterval: true,
  replicationFactor: true,
  failures: true,
  onUncaught: true,
  replacementsMax: true,
  control: true,
  threads: true,
  module: true,
  metrics: true,
  standbyReplicas: true,
  acceptableRecoveryLag: true,
  maxWarmupReplicas: true,
  probingRebalanceInterval: true,
  onTopologyChange: true,
  stateCleanupDelay: true,
  repartitionPurgeInterval: true,
  onRestore: true,
  logger: true,
  onState: true,
})
