import type { Serde } from '@millrace/client'

/** A serde whose type the graph has forgotten: phases know the types, nodes do not. */
export type AnySerde = Serde<unknown, unknown>

/** What an operator may be given for what it writes to internal topics and stores. */
export interface SerdeOptions<Key, Value> {
  readonly key?: Serde<Key, Key> | undefined
  readonly value?: Serde<Value, Value> | undefined
}

/** Forgets the type of a serde. What goes in is what the phases' types allow: the compiler has checked it where the operator was written. */
export function anySerde(serde: Serde<never, unknown>): AnySerde {
  return serde
}
