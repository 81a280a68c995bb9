import type { SavedTime } from '../src/processor/context.ts'
import type { ProcessorSupplier } from '../src/processor/processor.ts'
import type { StoreBuilder, TaskStore } from '../src/stores/builder.ts'
import { FakeContext, input } from './fake-context.ts'
import { FakeEnvironment } from './fake-environment.ts'

/** One processor with its stores, alone; what it forwards is taken after each record. */
export interface ProcessorHarness<Key, Value> {
  readonly context: FakeContext
  readonly environment: FakeEnvironment
  readonly stores: readonly TaskStore[]
  /** Processes a record; returns what was forwarded: key, value, timestamp. */
  send(key: Key, value: Value, timestamp: number): [key: unknown, value: unknown, timestamp: number][]
  /** The same after a restart: stores from what was logged, saved times as they were committed. */
  restarted(): ProcessorHarness<Key, Value>
}

/** Builds stores in memory, and a processor that may use them. */
export function processorHarness<Key, Value>(
  supplier: ProcessorSupplier<Key, Value>,
  builders: readonly StoreBuilder[],
  { emitIntervalMs = 0, savedTimes = new Map<string, SavedTime>(), cacheBytesMax = 0 } = {},
): ProcessorHarness<Key, Value> {
  const environment = new FakeEnvironment(cacheBytesMax)
  const stores = builders.map((builder) => builder.build(environment))
  const context = new FakeContext({ stores: stores.map(({ store }) => store), emitIntervalMs, savedTimes })
  const processor = supplier()
  processor.init?.(context)
  return {
    context,
    environment,
    stores,
    send: (key, value, timestamp) => {
      const record = input(key, value, timestamp)
      environment.current = record
      processor.process(record)
      environment.current = undefined
      return context.taken()
    },
    restarted: () => {
      for (const store of stores) store.flush()
      const times = new Map([...savedTimes].map(([name, { valueMs }]) => [name, { valueMs }]))
      const next = processorHarness(supplier, builders, { emitIntervalMs, savedTimes: times, cacheBytesMax })
      for (const { store, key, value, timestampMs } of environment.logged)
        next.stores.find((candidate) => candidate.store.name === store)?.restore(key, value, timestampMs)
      // The changelog goes on.
      next.environment.logged.push(...environment.logged)
      return next
    },
  }
}
