import { StreamError } from '@millrace/base'

/** What protobufjs reads for a 64-bit field: a number, or, where the package `long` is installed, an object with `toNumber`. */
type Read64 = number | { toNumber(): number }

/**
 * A 64-bit field as a number. Throws INVALID_REQUEST past ±(2^53 - 1), where a number would be another integer than the one sent.
 */
export function safeNumber(read: Read64): number {
  const value = typeof read === 'number' ? read : read.toNumber()
  if (!Number.isSafeInteger(value)) {
    throw new StreamError('INVALID_REQUEST', `a 64-bit field holds ${value}, beyond the 2^53 - 1 that is supported`)
  }
  return value
}
