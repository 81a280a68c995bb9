import { StreamError } from '@millrace/base'
import type { ProcessorContext } from '../processor/context.ts'
import type { ProcessorSupplier } from '../processor/processor.ts'

/**
 * A processor that fills a global store, as any other: but no task runs it, so nobody would call it back. Its `schedule` throws INVALID_TOPOLOGY.
 */
export function globalStoreProcessor<Key, Value>(
  store: string,
  supplier: ProcessorSupplier<Key, Value, never, never>,
): ProcessorSupplier<Key, Value, never, never> {
  return () => {
    const processor = supplier()
    return {
      init: (context) => processor.init?.(unscheduled(store, context)),
      process: (record) => processor.process(record),
      close: () => processor.close?.(),
    }
  }
}

function unscheduled(store: string, context: ProcessorContext<never, never>): ProcessorContext<never, never> {
  return {
    get applicationId() {
      return context.applicationId
    },
    get taskId() {
      return context.taskId
    },
    get recordMetadata() {
      return context.recordMetadata
    },
    get streamTimeMs() {
      return context.streamTimeMs
    },
    get wallClockMs() {
      return context.wallClockMs
    },
    forward: (record, child) => context.forward(record, child),
    store: (name) => context.store(name),
    commit: () => context.commit(),
    schedule: () => {
      throw new StreamError(
        'INVALID_TOPOLOGY',
        `the processor of the global store ${store} asks to be called back: only what records of its topic say can be kept there`,
      )
    },
  }
}
