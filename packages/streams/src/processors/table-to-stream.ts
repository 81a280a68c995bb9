import type { ProcessorContext } from '../processor/context.ts'
import type { ProcessorSupplier } from '../processor/processor.ts'
import { withValue } from '../record.ts'
import type { Change } from '../table/change.ts'

/** Forwards each change's new value; null is a tombstone. */
export const tableToStream = (): ProcessorSupplier<unknown, Change<unknown>> => () => {
  let context: ProcessorContext | undefined
  return {
    init: (given) => void (context = given),
    process: (record) => context?.forward(withValue(record, record.value.newValue)),
  }
}
