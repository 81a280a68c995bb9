import { StreamError } from '@millrace/base'
import type { StateStore } from './store.ts'

/**
 * A store that every task sees, for those that only read it: what it had to say of itself it says, and writing throws INVALID_REQUEST. Each method is
 * bound once, so that reading costs no more than before.
 */
export function readOnlyStore(store: StateStore): StateStore {
  const view = {}
  const refuse = (): never => {
    throw new StreamError(
      'INVALID_REQUEST',
      `the store ${store.name} is global: each copy of the application fills it from its topic, so nothing else may write to it`,
    )
  }
  for (const name of namesOf(store)) {
    // Who fills it listens to it.
    if (name === 'setFlushListener') continue
    const member: unknown = Reflect.get(store, name)
    if (typeof member === 'function') {
      const bound: unknown = member.bind(store)
      Object.defineProperty(view, name, { value: /^(?:put|delete)/.test(name) ? refuse : bound })
    } else Object.defineProperty(view, name, { get: (): unknown => Reflect.get(store, name) })
  }
  // All that was there is there.
  return view as StateStore
}

/** The names of all that can be asked of an object. */
function namesOf(object: object): ReadonlySet<string> {
  const names = new Set<string>()
  for (let level = object; level !== Object.prototype; level = Object.getPrototypeOf(level) as object) {
    for (const name of Object.getOwnPropertyNames(level)) if (name !== 'constructor') names.add(name)
  }
  return names
}
