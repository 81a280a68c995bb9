import { checkKnown, optionNames, StreamError } from '@millrace/base'
import { checkChoice } from '../util/check-options.ts'
import type { PoisonPolicy } from './poison/types.ts'
import type { ConsumeOptions } from './types.ts'

/** What an iteration can be told. */
export const consumeOptionNames = optionNames<ConsumeOptions<PoisonPolicy>>({
  partitions: true,
  from: true,
  until: true,
  signal: true,
  onPoison: true,
  deadLetterTopic: true,
})

/** Throws INVALID_REQUEST or INVALID_CONFIG naming the option that makes no sense, or that there is not. */
export function checkConsumeOptions(topic: string, options: ConsumeOptions<PoisonPolicy>, isInGroup: boolean): void {
  const strays = (['partitions', 'from', 'until'] as const).filter((name) => options[name] !== undefined)
  if (isInGroup && strays.length > 0) {
    const text = `${strays.join(' and ')} can't be given in a group: it assigns partitions, which begin where it has committed (offsetReset says where else)`
    throw new StreamError('INVALID_REQUEST', text, { context: { topic } })
  }
  checkKnown(`reading ${topic}`, options, consumeOptionNames, 'INVALID_REQUEST')
  if (options.partitions?.length === 0) {
    throw new StreamError('INVALID_REQUEST', `partitions is empty: name some of ${topic}, or leave it out for all`)
  }
  checkPoisonPolicy(options.onPoison)
}

/** Throws INVALID_CONFIG for what is no policy. */
export function checkPoisonPolicy(policy: PoisonPolicy = 'fail'): void {
  checkChoice('onPoison', policy, ['fail', 'skip', 'dlq', 'raw'])
}
