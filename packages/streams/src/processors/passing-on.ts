import type { ProcessorContext } from '../processor/context.ts'
import type { ProcessorSupplier } from '../processor/processor.ts'
import type { StreamRecord } from '../record.ts'

/** Forwards each record as it came: where several nodes become one. */
export function passingOn(): ProcessorSupplier<unknown, unknown> {
  return () => {
    let context: ProcessorContext
    return {
      init: (given) => {
        context = given
      },
      process: (record: StreamRecord<unknown, unknown>) => context.forward(record),
    }
  }
}
