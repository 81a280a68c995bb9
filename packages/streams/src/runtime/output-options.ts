import { checkKnown, optionNames } from '@millrace/base'
import type { ProducerOptions } from '@millrace/client'

/**
 * How outputs, changelogs and dead letters are written: options of a producer. Those that tasks rely on are not among them: all replicas acknowledge,
 * records of a turn go out together, and keys go where all other clients put them (sinks have a `partitioner`).
 */
export type OutputOptions = Omit<ProducerOptions, 'acks' | 'lingerMs' | 'partitioner'>

const names = optionNames<OutputOptions>({
  batchBytes: true,
  compression: true,
  adaptivePartitioning: true,
  partitionAvailabilityTimeoutMs: true,
  bufferBytes: true,
  maxRecordBytes: true,
  inFlightBytes: true,
  deliveryTimeoutMs: true,
  maxBlockMs: true,
  requestTimeoutMs: true,
  retryBackoffMs: true,
  retryBackoffMsMax: true,
  interceptors: true,
  interceptorErrors: true,
})

/** Throws INVALID_CONFIG for an option that there is not; what its values may be the producer says. */
export function outputOptions(options: OutputOptions = {}): OutputOptions {
  checkKnown('producer', options, names)
  return options
}
