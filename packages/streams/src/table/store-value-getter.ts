import type { TimestampedKeyValueStore, VersionedKeyValueStore } from '../stores/store.ts'
import type { ProcessorContext } from '../processor/context.ts'
import type { TableValueGetterSupplier } from './value-getter.ts'

/** Lookups in a table's own store. */
export function storeValueGetter(store: string, isVersioned: boolean): TableValueGetterSupplier<unknown, unknown> {
  return { stores: [store], make: isVersioned ? versionedGetter(store) : latestGetter(store) }
}

const latestGetter =
  (name: string): TableValueGetterSupplier<unknown, unknown>['make'] =>
  (context: ProcessorContext) => {
    const store = context.store<TimestampedKeyValueStore<unknown, unknown>>(name)
    return {
      isVersioned: false,
      get: (key) => store.get(key),
      getAsOf: (key) => store.get(key),
    }
  }

const versionedGetter =
  (name: string): TableValueGetterSupplier<unknown, unknown>['make'] =>
  (context: ProcessorContext) => {
    const store = context.store<VersionedKeyValueStore<unknown, unknown>>(name)
    return {
      isVersioned: true,
      get: (key) => store.get(key),
      getAsOf: (key, asOfMs) => store.getAsOf(key, asOfMs),
    }
  }
