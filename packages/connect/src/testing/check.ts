import { inspect } from 'node:util'
import { ConformanceError } from '@millrace/base/testing'

/** One thing that a connector must do. `run` rejects with an error that says what it did instead. */
export interface ConnectorCase {
  readonly name: string
  readonly run: () => Promise<void>
}

/** Fails the case unless `condition` holds. */
export function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new ConformanceError(message)
}

/** Fails the case with `message`, because of `cause`. */
export function fail(message: string, cause?: unknown): never {
  throw new ConformanceError(cause === undefined ? message : `${message}: ${inWords(cause)}`, { cause })
}

/** An error as a message shows it. */
export function inWords(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : inspect(error)
}

/** Names, of which a message shows the first. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, 10).map((name) => `'${name}'`)
  return names.length > first.length ? `${first.join(', ')} and ${names.length - first.length} more` : first.join(', ')
}
