import type { InternalContext, ProcessorContext } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { type StreamRecord, withKey, withKeyValue, withValue } from '../record.ts'

type AnyRecord = StreamRecord<unknown, unknown>
type Each = (record: AnyRecord, context: InternalContext) => void

/** A processor that is one function. */
function each(process: Each): ProcessorSupplier<unknown, unknown> {
  return () => new EachProcessor(process)
}

class EachProcessor implements Processor<unknown, unknown> {
  readonly #process: Each
  #context: InternalContext | undefined

  constructor(process: Each) {
    this.#process = process
  }

  init(context: ProcessorContext): void {
    this.#context = context as InternalContext
  }

  process(record: AnyRecord): void {
    // The task calls init before the first record.
    this.#process(record, this.#context as InternalContext)
  }
}

/** Forwards what comes. */
export const passThrough = (): ProcessorSupplier<unknown, unknown> => each((record, context) => context.forward(record))

/** Forwards what the predicate accepts (or refuses, with `isNegated`). */
export const filtering = (
  predicate: (value: unknown, key: unknown) => boolean,
  isNegated = false,
): ProcessorSupplier<unknown, unknown> =>
  each((record, context) => {
    if (predicate(record.value, record.key) !== isNegated) context.forward(record)
  })

/** Other values, the same keys. */
export const mappingValues = (map: (value: unknown, key: unknown) => unknown): ProcessorSupplier<unknown, unknown> =>
  each((record, context) => context.forward(withValue(record, map(record.value, record.key))))

/** Other keys and values. */
export const mapping = (
  map: (value: unknown, key: unknown) => readonly [unknown, unknown],
): ProcessorSupplier<unknown, unknown> =>
  each((record, context) => {
    const [key, value] = map(record.value, record.key)
    context.forward(withKeyValue(record, key, value))
  })

/** Other keys, the same values. */
export const selectingKeys = (select: (value: unknown, key: unknown) => unknown): ProcessorSupplier<unknown, unknown> =>
  each((record, context) => context.forward(withKey(record, select(record.value, record.key))))

/** Any number of records for each. */
export const flatMapping = (
  map: (value: unknown, key: unknown) => Iterable<readonly [unknown, unknown]>,
): ProcessorSupplier<unknown, unknown> =>
  each((record, context) => {
    for (const [key, value] of map(record.value, record.key)) context.forward(withKeyValue(record, key, value))
  })

/** Any number of values for each, with its key. */
export const flatMappingValues = (
  map: (value: unknown, key: unknown) => Iterable<unknown>,
): ProcessorSupplier<unknown, unknown> =>
  each((record, context) => {
    for (const value of map(record.value, record.key)) context.forward(withValue(record, value))
  })

/** Calls back, then forwards. */
export const peeking = (look: (value: unknown, key: unknown) => void): ProcessorSupplier<unknown, unknown> =>
  each((record, context) => {
    look(record.value, record.key)
    context.forward(record)
  })

/** Calls back; nothing leaves. */
export const forEaching = (look: (value: unknown, key: unknown) => void): ProcessorSupplier<unknown, unknown> =>
  each((record) => look(record.value, record.key))

/** Forwards to the first child whose predicate accepts, else to the default, if there is one. */
export const branching = (
  branches: readonly { readonly child: string; readonly predicate: (value: unknown, key: unknown) => boolean }[],
  otherwise: string | undefined,
): ProcessorSupplier<unknown, unknown> =>
  each((record, context) => {
    for (const { child, predicate } of branches) {
      if (predicate(record.value, record.key)) return context.forward(record, child)
    }
    if (otherwise !== undefined) context.forward(record, otherwise)
  })

/** Before a repartition topic: drops records without key if what comes behind cannot use them. */
export const beforeRepartition = (dropsNullKeys: boolean): ProcessorSupplier<unknown, unknown> =>
  dropsNullKeys
    ? each((record, context) => {
        if (record.key === null) context.dropped('null-key', record)
        else context.forward(record)
      })
    : passThrough()
