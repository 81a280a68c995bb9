/** Thrown when the program itself is wrong. Never caught to be carried on from: the process should crash. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/**
 * Crashes the caller when a condition that its code relies on does not hold.
 * For programmer errors only; bad input is answered with a {@link StreamError}.
 */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message)
}

/** Returns `value`, which the caller knows to be there; crashes if it is null or undefined. */
export function present<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message)
  return value
}

/** The end of a switch over a union: does not compile while a case is missing, crashes if one slips in at run time. */
export function unreachable(value: never, message = 'unexpected value'): never {
  throw new AssertionError(`${message}: ${String(value)}`)
}

/** Crashes unless `value` is an integer from 0 to `Number.MAX_SAFE_INTEGER`, as offsets and sizes are. */
export function assertUnsigned(value: number, what: string): void {
  assert(Number.isSafeInteger(value) && value >= 0, `${what} must be a safe unsigned integer, is ${value}`)
}
