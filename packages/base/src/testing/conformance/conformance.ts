import { type ErrorCode } from '../../error-codes.ts'
import { isStreamError, type StreamError } from '../../stream-error.ts'

/** One thing that every implementation of a port must do. `run` rejects with a {@link ConformanceError} if this one does not. */
export interface ConformanceCase<Fixture> {
  readonly name: string
  readonly run: (fixture: Fixture) => Promise<void>
}

/** What a case found wrong. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError'
}

/** Fails the case unless `condition` holds. */
export function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new ConformanceError(message)
}

/** Fails the case unless both are the same number, text, bytes, or list of such. */
export function checkEqual(actual: unknown, expected: unknown, what: string): void {
  const [a, e] = [shown(actual), shown(expected)]
  check(a === e, `${what}: expected ${brief(e)}, got ${brief(a)}`)
}

/** Fails the case unless `promise` rejects with a StreamError of `code`; returns that. */
export async function checkRejects(promise: Promise<unknown>, code: ErrorCode, what: string): Promise<StreamError> {
  let found: unknown
  try {
    found = { resolvedWith: await promise }
  } catch (error) {
    if (isStreamError(error, code)) return error
    found = error
  }
  throw new ConformanceError(`${what}: expected a StreamError ${code}, got ${describe(found)}`, { cause: found })
}

/** The same for what is thrown. */
export function checkThrows(run: () => unknown, code: ErrorCode, what: string): StreamError {
  let found: unknown
  try {
    found = { returned: run() }
  } catch (error) {
    if (isStreamError(error, code)) return error
    found = error
  }
  throw new ConformanceError(`${what}: expected a StreamError ${code}, got ${describe(found)}`, { cause: found })
}

const shown = (value: unknown): string =>
  value instanceof Uint8Array
    ? `bytes ${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}`
    : (JSON.stringify(value) ?? String(value))

const brief = (text: string): string =>
  text.length <= 200 ? text : `${text.slice(0, 200)}… (${text.length} characters)`

function describe(found: unknown): string {
  if (isStreamError(found)) return `StreamError ${found.code}: ${found.message}`
  return found instanceof Error ? `${found.name}: ${found.message}` : `no error (${brief(shown(found))})`
}
