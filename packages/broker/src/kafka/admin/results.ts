import type { millrace } from '@millrace/contracts'
import type { ErrorCode } from '@millrace/base'
import { fromWireError } from '../../wire/error.ts'
import { type KafkaError, kafkaErrorFields, kafkaErrorOf } from '../errors.ts'

/** What stands in an answer where nothing went wrong. */
export const noError = { errorCode: 0, errorMessage: null }

/** An error of a controller's answer, or that there is none, as fields of Kafka's. */
export function errorFields(error: millrace.common.v1.Error | null | undefined): KafkaError | typeof noError {
  return error === null || error === undefined ? noError : kafkaErrorFields(fromWireError(error))
}

/** What is refused before anybody is asked. */
export function refusal(code: ErrorCode, errorMessage: string): KafkaError {
  return { errorCode: kafkaErrorOf(code), errorMessage }
}

/** The names that stand in `names` more than once. */
export function repeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(names.filter((name) => seen.size === seen.add(name).size))
}

/** Items by what `keyOf` says, in the order in which each comes first. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
