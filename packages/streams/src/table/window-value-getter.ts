import type { SessionStore, TimestampedWindowStore, Windowed } from '../stores/store.ts'
import type { TableValueGetterSupplier } from './value-getter.ts'

/** Lookups in the store of a windowed table: keys are windows. */
export function windowValueGetter(name: string): TableValueGetterSupplier<unknown, unknown> {
  return {
    stores: [name],
    make: (context) => {
      const store = context.store<TimestampedWindowStore<unknown, unknown>>(name)
      const get = (key: unknown) => {
        const { key: inner, startMs } = key as Windowed<unknown>
        return store.fetch(inner, startMs)
      }
      return { isVersioned: false, get, getAsOf: get }
    },
  }
}

/** Lookups in the store of a table of sessions: keys are sessions, whose time is their end. */
export function sessionValueGetter(name: string): TableValueGetterSupplier<unknown, unknown> {
  return {
    stores: [name],
    make: (context) => {
      const store = context.store<SessionStore<unknown, unknown>>(name)
      const get = (key: unknown) => {
        const { key: inner, startMs, endMs } = key as Windowed<unknown>
        const value = store.fetchSession(inner, startMs, endMs)
        return value === undefined ? undefined : { value, timestamp: endMs }
      }
      return { isVersioned: false, get, getAsOf: get }
    },
  }
}
