import { checkKnown } from '@millrace/base'
import { limits } from '../limits.ts'
import { checkChoice, checkMs, checkNumber } from '../util/check-options.ts'
import type { ConsumerOptions } from './types.ts'

/** Every option with its value. */
export type ConsumerSettings = Required<ConsumerOptions>

const defaults: ConsumerSettings = {
  prefetchBytes: 4 * 1024 * 1024,
  autoOffsetReset: 'error',
  checkCrcs: true,
  rack: '',
  unavailableTimeoutMs: 120_000,
  retryBackoffMs: 50,
  retryBackoffMsMax: 1_000,
  interceptors: [],
  interceptorErrors: 'log',
}

/** Fills in the defaults. Throws INVALID_CONFIG naming the option that makes no sense. */
export function consumerSettings(options: ConsumerOptions): ConsumerSettings {
  checkKnown('a consumer', options, Object.keys(defaults))
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const settings: ConsumerSettings = { ...defaults, ...given }
  checkNumber('prefetchBytes', settings.prefetchBytes, 1, limits.fetchCreditBytesMax)
  checkMs('unavailableTimeoutMs', settings.unavailableTimeoutMs, 1)
  checkMs('retryBackoffMs', settings.retryBackoffMs, 1)
  checkMs('retryBackoffMsMax', settings.retryBackoffMsMax, settings.retryBackoffMs)
  checkChoice('autoOffsetReset', settings.autoOffsetReset, ['earliest', 'latest', 'error'])
  checkChoice('interceptorErrors', settings.interceptorErrors, ['log', 'fail'])
  return settings
}
