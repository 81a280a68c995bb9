import { type ErrorCode, StreamError } from '@millrace/base'

/**
 * What a registry answers when it refuses, by Confluent's numbers: of five digits the first three are the status of HTTP. The code is what
 * such an error is in the family of all errors.
 */
export const registryErrors = {
  40401: 'NOT_FOUND', // no such subject
  40402: 'NOT_FOUND', // no such version
  40403: 'NOT_FOUND', // no such schema
  40404: 'INVALID_REQUEST', // the subject was deleted softly already
  40405: 'INVALID_REQUEST', // the subject was not deleted softly before
  40406: 'INVALID_REQUEST', // the version was deleted softly already
  40407: 'INVALID_REQUEST', // the version was not deleted softly before
  40408: 'NOT_FOUND', // the subject has no compatibility level of its own
  40409: 'NOT_FOUND', // the subject has no mode of its own
  409: 'INVALID_DATA', // not compatible
  42201: 'INVALID_DATA', // no valid schema
  42202: 'INVALID_REQUEST', // no valid version
  42203: 'INVALID_REQUEST', // no compatibility level
  42204: 'INVALID_REQUEST', // no mode
  42205: 'POLICY_VIOLATION', // the mode does not allow it
  42206: 'POLICY_VIOLATION', // other schemas refer to it
  42208: 'INVALID_REQUEST', // no valid subject
  50001: 'STORAGE_ERROR', // the topic can't be read or written
} as const satisfies Readonly<Record<number, ErrorCode>>

/** A number of Confluent's registry for what was refused. */
export type RegistryErrorCode = keyof typeof registryErrors

/** The error for one of Confluent's numbers, which stands in its context as `errorCode`. */
export function registryError(errorCode: RegistryErrorCode, message: string, cause?: unknown): StreamError {
  return new StreamError(registryErrors[errorCode], message, { cause, context: { errorCode } })
}
