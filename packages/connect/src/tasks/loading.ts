import { assert, type Clock, isStreamError, type Random, StreamError } from '@millrace/base'
import { loadsMax } from '../limits.ts'
import { Backoff } from './backoff.ts'
import { StageError, StageLoad } from './stage.ts'
import { pause } from './waiting.ts'

/** How what can't be loaded now is tried again. */
export interface LoadingParts {
  readonly clock: Clock
  readonly random: Random
  readonly signal: AbortSignal
  readonly backoff: { readonly delayMaxMs: number; readonly timeoutMs: number }
}

/** The task was to stop while something was loaded for a record: that comes again. */
export class StoppedWhileLoading extends Error {
  override readonly name = 'StoppedWhileLoading'
}

/**
 * What `attempt` gives once all that it asks for by {@link StageLoad} was loaded. What can't be loaded now is tried again; rejects with TIMEOUT once that has
 * taken too long, with a {@link StageError} for what the record can never be given, with what is wrong with the configuration, and with
 * {@link StoppedWhileLoading}.
 */
export async function loadedFirst<Result>(attempt: () => Result, parts: LoadingParts): Promise<Result> {
  for (let loads = 0; ; loads++) {
    try {
      return attempt()
    } catch (error) {
      if (!(error instanceof StageLoad)) throw error
      assert(loads < loadsMax, `${error.plugin} asks for something again that was loaded`)
      await load(error, parts)
    }
  }
}

async function load(wanted: StageLoad, { clock, random, signal, backoff: pace }: LoadingParts): Promise<void> {
  const backoff = new Backoff(clock.monotonicMs(), { ...pace, random })
  while (!signal.aborted) {
    try {
      await wanted.load()
      return
    } catch (error) {
      if (!isStreamError(error)) throw error
      if (!error.retriable) throw isOfRecord(error) ? new StageError(wanted.stage, wanted.plugin, error) : error
      const delayMs = backoff.next(clock.monotonicMs())
      if (delayMs === undefined) {
        const message = `${wanted.plugin} could not load what a record needs within errors.retry.timeout, ${pace.timeoutMs} ms: ${error.message}`
        throw new StreamError('TIMEOUT', message, { cause: error, context: { limit: pace.timeoutMs } })
      }
      await pause(clock, delayMs, signal)
    }
  }
  throw new StoppedWhileLoading('the task stopped while something was loaded for a record')
}

/** Whether it is one record that is wrong. Where a registry lets nobody in, or is none, all of them would fail, and go. */
function isOfRecord(error: StreamError): boolean {
  const { errorCode } = error.context
  if (typeof errorCode !== 'number') return error.code === 'INVALID_DATA'
  return (
    errorCode === 409 ||
    (errorCode > 999 && !String(errorCode).startsWith('401') && !String(errorCode).startsWith('403'))
  )
}
