import { checkKnown } from '@millrace/base'
import { groupOptionNames } from '../groups/options.ts'
import { limits } from '../limits.ts'
import { checkChoice, checkMs, checkNumber } from '../util/check-options.ts'
import type { ConsumerOptions, GroupOptions, OffsetReset } from './types.ts'

/** What to do when the position is not in the log: of a consumer without a group, or of one with. */
export type PositionReset = OffsetReset | { readonly durationMs: number }

/** Every option with its value, but for those of groups. */
export type ConsumerSettings = Required<Omit<ConsumerOptions, keyof GroupOptions | 'autoOffsetReset'>> & {
  readonly autoOffsetReset: PositionReset
}

const defaults: ConsumerSettings = {
  prefetchBytes: 4 * 1024 * 1024,
  autoOffsetReset: 'error',
  checkCrcs: true,
  isolation: 'read_uncommitted',
  rack: '',
  unavailableTimeoutMs: 120_000,
  retryBackoffMs: 50,
  retryBackoffMsMax: 1_000,
  interceptors: [],
  interceptorErrors: 'log',
}

/** Fills in the defaults. Throws INVALID_CONFIG naming the option that makes no sense. */
export function consumerSettings(options: ConsumerOptions): ConsumerSettings {
  checkKnown('a consumer', options, [...Object.keys(defaults), ...groupOptionNames])
  const known = ([name, value]: [string, unknown]): boolean => value !== undefined && name in defaults
  const given = Object.fromEntries(Object.entries(options).filter(known))
  const settings: ConsumerSettings = { ...defaults, ...given }
  checkNumber('prefetchBytes', settings.prefetchBytes, 1, limits.fetchCreditBytesMax)
  checkMs('unavailableTimeoutMs', settings.unavailableTimeoutMs, 1)
  checkMs('retryBackoffMs', settings.retryBackoffMs, 1)
  checkMs('retryBackoffMsMax', settings.retryBackoffMsMax, settings.retryBackoffMs)
  checkChoice('autoOffsetReset', options.autoOffsetReset ?? 'error', ['earliest', 'latest', 'error'])
  checkChoice('isolation', settings.isolation, ['read_uncommitted', 'read_committed'])
  checkChoice('interceptorErrors', settings.interceptorErrors, ['log', 'fail'])
  return settings
}
