import type { ProcessorContext } from '../../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../../processor/processor.ts'
import type { StreamRecord } from '../../record.ts'
import type { WindowStore } from '../../stores/store.ts'

/** Keeps the records of one side for the other. First they go on: a record never meets itself. */
export function joinWindow<Key, Value>(store: string): ProcessorSupplier<Key, Value, Key, Value> {
  return () => new JoinWindow<Key, Value>(store)
}

class JoinWindow<Key, Value> implements Processor<Key, Value, Key, Value> {
  readonly #storeName: string
  #context!: ProcessorContext<Key, Value>
  #store!: WindowStore<Key, Value>

  constructor(storeName: string) {
    this.#storeName = storeName
  }

  init(context: ProcessorContext<Key, Value>): void {
    this.#context = context
    this.#store = context.store(this.#storeName)
  }

  process(record: StreamRecord<Key, Value>): void {
    this.#context.forward(record)
    // Without key or value it never matches anything.
    if (record.key !== null && record.value !== null) this.#store.put(record.key, record.value, record.timestamp)
  }
}
