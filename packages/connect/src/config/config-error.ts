import type { StreamError } from '@millrace/base'
import { configError } from '../data/errors.ts'

/** `value` as Kafka's messages show it: a list in brackets, nothing as `null`. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`
  return String(value)
}

/**
 * The error of an option that was given something it can't be: INVALID_CONFIG, in the words of Kafka's ConfigException, which those
 * who write connector configs search for. Its context has the option's name as `key`.
 */
export function invalidValue(name: string, value: unknown, why: string, cause?: unknown): StreamError {
  return configError(name, `Invalid value ${shown(value)} for configuration ${name}: ${why}`, cause)
}

/** The error of an option that must be given and was not: INVALID_CONFIG with the option's name as `key`. */
export function missingValue(name: string): StreamError {
  return configError(name, `Missing required configuration "${name}" which has no default value.`)
}
