import { StreamError } from '@millrace/base'
import type { ProcessorContext, PunctuationType, Scheduled } from '../processor/context.ts'
import type {
  FixedKeyProcessor,
  FixedKeyProcessorContext,
  FixedKeyProcessorSupplier,
  Processor,
  ProcessorSupplier,
} from '../processor/processor.ts'
import type { RecordOrigin, StreamRecord } from '../record.ts'
import type { StateStore } from '../stores/store.ts'

/** A processor that may not change keys, as any other: forwarding another key throws INVALID_REQUEST. */
export function fixedKeyProcessor<Key, Value, ValueOut>(
  supplier: FixedKeyProcessorSupplier<Key, Value, ValueOut>,
): ProcessorSupplier<Key, Value, Key, ValueOut> {
  return () => new FixedKey(supplier())
}

class FixedKey<Key, Value, ValueOut> implements Processor<Key, Value, Key, ValueOut> {
  readonly #processor: FixedKeyProcessor<Key, Value, ValueOut>
  #current: StreamRecord<Key, Value> | undefined

  constructor(processor: FixedKeyProcessor<Key, Value, ValueOut>) {
    this.#processor = processor
  }

  init(context: ProcessorContext<Key, ValueOut>): void {
    this.#processor.init?.(new FixedKeyContext(context, () => this.#current))
  }

  process(record: StreamRecord<Key, Value>): void {
    this.#current = record
    this.#processor.process(record)
    this.#current = undefined
  }

  close(): void {
    this.#processor.close?.()
  }
}

/** The context, but with keys held. */
class FixedKeyContext<Key, ValueOut> implements FixedKeyProcessorContext<Key, ValueOut> {
  readonly #context: ProcessorContext<Key, ValueOut>
  readonly #current: () => StreamRecord<Key, unknown> | undefined

  constructor(context: ProcessorContext<Key, ValueOut>, current: () => StreamRecord<Key, unknown> | undefined) {
    this.#context = context
    this.#current = current
  }

  get applicationId(): string {
    return this.#context.applicationId
  }

  get taskId(): string {
    return this.#context.taskId
  }

  get recordMetadata(): RecordOrigin | undefined {
    return this.#context.recordMetadata
  }

  get streamTimeMs(): number {
    return this.#context.streamTimeMs
  }

  get wallClockMs(): number {
    return this.#context.wallClockMs
  }

  store<Store extends StateStore>(name: string): Store {
    return this.#context.store(name)
  }

  schedule(intervalMs: number, type: PunctuationType, callback: (timestampMs: number) => void): Scheduled {
    return this.#context.schedule(intervalMs, type, callback)
  }

  commit(): void {
    this.#context.commit()
  }

  forward(record: StreamRecord<Key, ValueOut>, child?: string): void {
    const current = this.#current()
    if (current !== undefined && !Object.is(record.key, current.key)) {
      throw new StreamError(
        'INVALID_REQUEST',
        'a processor of processValues() forwarded another key than that of its record: use process() to change keys',
      )
    }
    this.#context.forward(record, child)
  }
}
