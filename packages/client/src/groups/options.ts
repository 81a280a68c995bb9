import { optionNames, StreamError } from '@millrace/base'
import type { GroupOffsetReset, GroupOptions } from '../consumer/types.ts'
import { checkChoice, checkFlag, checkMs } from '../util/check-options.ts'

/** Every option of a consumer in a group with its value. */
export type GroupSettings = Required<Omit<GroupOptions, 'onAssigned' | 'onRevoked' | 'onLost'>> &
  Pick<GroupOptions, 'onAssigned' | 'onRevoked' | 'onLost'>

export const groupOptionNames = optionNames<GroupOptions>({
  group: true,
  instanceId: true,
  assignor: true,
  sessionTimeoutMs: true,
  rebalanceTimeoutMs: true,
  autoCommit: true,
  autoCommitIntervalMs: true,
  offsetReset: true,
  onAssigned: true,
  onRevoked: true,
  onLost: true,
})

/**
 * Fills in the defaults; undefined for a consumer without a group. Throws INVALID_CONFIG naming the option that makes no sense, or that
 * does not go with the others.
 */
export function groupSettings(
  options: GroupOptions & { readonly autoOffsetReset?: unknown },
): GroupSettings | undefined {
  const given = groupOptionNames.filter((name) => options[name as keyof GroupOptions] !== undefined)
  if (options.group === undefined) {
    const [stray] = given
    if (stray === undefined) return undefined
    throw new StreamError('INVALID_CONFIG', `${stray} is an option of consumers in a group: name it with group`)
  }
  if (options.autoOffsetReset !== undefined) {
    throw new StreamError(
      'INVALID_CONFIG',
      'in a group it is offsetReset, not autoOffsetReset, that says where to begin',
    )
  }
  const settings: GroupSettings = {
    ...defaults,
    ...Object.fromEntries(given.map((name) => [name, options[name as keyof GroupOptions]])),
    group: options.group,
  }
  if (typeof settings.group !== 'string' || settings.group === '') {
    throw new StreamError('INVALID_CONFIG', 'group must be a text that is not empty')
  }
  // An empty one is what a variable leaves that is not set: as none, the member would not be the one it is meant to be.
  if (options.instanceId !== undefined && (typeof settings.instanceId !== 'string' || settings.instanceId === '')) {
    throw new StreamError('INVALID_CONFIG', 'instanceId must be a text that is not empty; leave it out for none')
  }
  checkMs('sessionTimeoutMs', settings.sessionTimeoutMs, 0)
  checkMs('rebalanceTimeoutMs', settings.rebalanceTimeoutMs, 1)
  checkMs('autoCommitIntervalMs', settings.autoCommitIntervalMs, 1)
  checkFlag('autoCommit', settings.autoCommit)
  checkReset(settings.offsetReset)
  return settings
}

const defaults: Omit<GroupSettings, 'group'> = {
  instanceId: '',
  assignor: '',
  sessionTimeoutMs: 0,
  rebalanceTimeoutMs: 60_000,
  autoCommit: true,
  autoCommitIntervalMs: 5_000,
  offsetReset: 'latest',
}

function checkReset(reset: GroupOffsetReset): void {
  if (typeof reset === 'object') checkMs('offsetReset.durationMs', reset.durationMs, 0)
  else checkChoice('offsetReset', reset, ['earliest', 'latest', 'none'])
}
