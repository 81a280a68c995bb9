import { defer, mergeMap, type ObservableInput, type OperatorFunction, tap } from 'rxjs'
import type { Observed } from './types.ts'

/**
 * Calls `handler` for each record, emits what it makes of it, and returns the record's credit once that is complete. How many run at
 * once, and in which order, is what `observe` was told. A handler that fails ends the stream with its error.
 *
 *     observe(consumer, orders, { concurrency: 16, orderBy: 'key' }).pipe(handleEach(async (record) => charge(record.value)))
 */
export function handleEach<Item, Result>(
  handler: (record: Item) => ObservableInput<Result>,
): OperatorFunction<Observed<Item>, Result> {
  return mergeMap(({ record, done }) => defer(() => handler(record)).pipe(tap({ complete: done })))
}
