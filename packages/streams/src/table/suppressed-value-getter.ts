import type { SuppressBuffer } from '../stores/suppress/suppress-buffer.ts'
import type { ProcessorContext } from '../processor/context.ts'
import type { TableValueGetterSupplier } from './value-getter.ts'

/** Of no record: the buffer does not know when a prior value was made. */
const unknownTimestamp = -1

/** Lookups in a table that holds back updates: as long as some wait, a row is what it was before. */
export function suppressedValueGetter(
  buffer: string,
  parent: TableValueGetterSupplier<unknown, unknown>,
): TableValueGetterSupplier<unknown, unknown> {
  return {
    stores: [buffer, ...parent.stores],
    make: (context: ProcessorContext) => {
      const waiting = context.store<SuppressBuffer<unknown, unknown>>(buffer)
      const current = parent.make(context)
      const get = (key: unknown) => {
        const prior = waiting.priorValue(key)
        if (prior === undefined) return current.get(key)
        return prior.value === null ? undefined : { value: prior.value, timestamp: unknownTimestamp }
      }
      return { isVersioned: false, get, getAsOf: get }
    },
  }
}
