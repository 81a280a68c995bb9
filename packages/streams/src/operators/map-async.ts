import { checkKnown, optionNames, StreamError } from '@millrace/base'
import type { ObservableInput, OperatorFunction } from 'rxjs'
import { type Duration, positiveDurationMs } from '../duration.ts'
import { type AsyncCall, AsyncStage, type AsyncStageOptions } from './async-stage.ts'
import type { Mapped } from './index.ts'
import { limits } from './limits.ts'
import { tagged } from './tag.ts'

/** How {@link mapAsync} calls its function. */
export interface MapAsyncOptions {
  /** So many calls at a time, 1 to 10,000; then the task takes no more inputs. Default 16. */
  readonly concurrency?: number | undefined
  /** Whether results leave in the order of their inputs, as of `concatMap`; else as calls end, as of `mergeMap`. Default true. */
  readonly ordered?: boolean | undefined
  /** What a call may take; then it has failed with TIMEOUT. Default 5 s. */
  readonly timeout?: Duration | undefined
  /** Records leave with the key they came with: then nothing repartitions behind it, and another key is an error. Default false. */
  readonly keepsKeys?: boolean | undefined
}

const known = optionNames<MapAsyncOptions>({ concurrency: true, ordered: true, timeout: true, keepsKeys: true })

/**
 * Asynchronous work for each element: a function that gives a promise, an Observable, or anything else that RxJS's `from` takes. What it gives
 * keeps key, timestamp and headers of its record, unless it is a record itself, and leaves when the call has ended, all values of a call together;
 * a call that fails leaves nothing, and the `processing` handler decides about its record.
 *
 * Commits cover inputs whose calls have ended, so that none is lost. The function itself is called at least once for each: after a crash, again.
 *
 *     app.stream(orders).pipe(mapAsync((order) => enrich(order.value), { concurrency: 64 }), to(enriched))
 */
export function mapAsync<Element, Out>(
  project: (element: Element, call: AsyncCall) => ObservableInput<Out>,
  given: MapAsyncOptions = {},
): OperatorFunction<Element, Mapped<Element, Out>> {
  checkKnown('mapAsync()', given, known)
  const { concurrency = 16, ordered = true, timeout = '5s', keepsKeys = false } = given
  if (!Number.isSafeInteger(concurrency) || concurrency < 1 || concurrency > limits.concurrencyMax) {
    throw new StreamError(
      'INVALID_CONFIG',
      `mapAsync() makes 1 to ${limits.concurrencyMax} calls at a time, not ${concurrency}: give another \`concurrency\``,
    )
  }
  const timeoutMs = positiveDurationMs(timeout, 'timeout of mapAsync()')
  const options: AsyncStageOptions = {
    operator: 'mapAsync',
    // What flows is of the type that it takes: the phases say so.
    project: project as (element: unknown, call: AsyncCall) => ObservableInput<unknown>,
    concurrency,
    isOrdered: ordered,
    timeoutMs,
  }
  return tagged<Element, Mapped<Element, Out>>(refuse, {
    operator: 'mapAsync',
    kind: 'asynchronous',
    isKeyChanging: !keepsKeys,
    isAccepted: true,
    stage: { make: (context, next) => new AsyncStage(options, context, next), settleMs: timeoutMs },
  })
}

function refuse(): never {
  throw new StreamError(
    'INVALID_TOPOLOGY',
    'mapAsync() works in pipe() of a stream itself, not wrapped in stateless(), volatile(), holding() or pipe() of rxjs',
  )
}
