import { checkKnown, compressionCodecs } from '@millrace/base'
import { batchSizeBytesLimit } from '@millrace/records'
import { partitioners } from '../partitioners/index.ts'
import { checkChoice, checkFlag, checkMs, checkNumber } from '../util/check-options.ts'
import type { ProducerOptions } from './types.ts'

/** Every option with its value. */
export type ProducerSettings = Required<ProducerOptions>

const defaults: ProducerSettings = {
  acks: 'all',
  lingerMs: 5,
  batchBytes: 262_144,
  compression: 'lz4',
  partitioner: partitioners.javaCompatible,
  adaptivePartitioning: true,
  partitionAvailabilityTimeoutMs: 0,
  bufferBytes: 32 * 1024 * 1024,
  maxRecordBytes: 1024 * 1024,
  inFlightBytes: 4 * 1024 * 1024,
  deliveryTimeoutMs: 120_000,
  maxBlockMs: 60_000,
  requestTimeoutMs: 30_000,
  retryBackoffMs: 50,
  retryBackoffMsMax: 1_000,
  interceptors: [],
  interceptorErrors: 'log',
}

/** Fills in the defaults. Throws INVALID_CONFIG naming the option that makes no sense. */
export function producerSettings(options: ProducerOptions): ProducerSettings {
  checkKnown('a producer', options, Object.keys(defaults))
  const settings: ProducerSettings = { ...defaults, ...definedOnly(options) }
  checkMs('lingerMs', settings.lingerMs, 0)
  checkNumber('batchBytes', settings.batchBytes, 1, batchSizeBytesLimit)
  checkNumber('bufferBytes', settings.bufferBytes, 1)
  checkNumber('maxRecordBytes', settings.maxRecordBytes, 1, batchSizeBytesLimit)
  checkNumber('inFlightBytes', settings.inFlightBytes, 1)
  checkMs('deliveryTimeoutMs', settings.deliveryTimeoutMs, 1)
  checkMs('maxBlockMs', settings.maxBlockMs, 0)
  checkMs('partitionAvailabilityTimeoutMs', settings.partitionAvailabilityTimeoutMs, 0)
  checkFlag('adaptivePartitioning', settings.adaptivePartitioning)
  checkMs('requestTimeoutMs', settings.requestTimeoutMs, 1)
  checkMs('retryBackoffMs', settings.retryBackoffMs, 1)
  checkMs('retryBackoffMsMax', settings.retryBackoffMsMax, settings.retryBackoffMs)
  checkChoice('acks', settings.acks, ['all', 'leader', 'none'])
  checkChoice('interceptorErrors', settings.interceptorErrors, ['log', 'fail'])
  checkChoice('compression', settings.compression, ['none', ...compressionCodecs])
  return settings
}

function definedOnly(options: ProducerOptions): ProducerOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
