import { StreamError } from '@millrace/base'
import { limits } from '../limits.ts'
import { checkMs, checkNumber } from '../util/check-options.ts'
import type { ConsumerOptions } from './types.ts'

/** Every option with its value. */
export type ConsumerSettings = Required<ConsumerOptions>

const defaults: ConsumerSettings = {
  prefetchBytes: 4 * 1024 * 1024,
  autoOffsetReset: 'error',
  checkCrcs: true,
  unavailableTimeoutMs: 120_000,
  retryBackoffMs: 50,
  retryBackoffMsMax: 1_000,
}

const resets: readonly string[] = ['earliest', 'latest', 'error']

/** Fills in the defaults. Throws INVALID_CONFIG naming the option that makes no sense. */
export function consumerSettings(options: ConsumerOptions): ConsumerSettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const settings: ConsumerSettings = { ...defaults, ...given }
  checkNumber('prefetchBytes', settings.prefetchBytes, 1, limits.fetchCreditBytesMax)
  checkMs('unavailableTimeoutMs', settings.unavailableTimeoutMs, 1)
  checkMs('retryBackoffMs', settings.retryBackoffMs, 1)
  checkMs('retryBackoffMsMax', settings.retryBackoffMsMax, settings.retryBackoffMs)
  if (resets.includes(settings.autoOffsetReset)) return settings
  const text = `autoOffsetReset must be one of ${resets.join(', ')}, not ${String(settings.autoOffsetReset)}`
  throw new StreamError('INVALID_CONFIG', text)
}
