import { checkKnown, optionNames } from '@millrace/base'
import type { MeterProvider, TextMapPropagator, TracerProvider } from '@opentelemetry/api'
import type { ConsumedBatch } from '../consumer/consumed-batch.ts'
import type { ConsumerInterceptor, ProducerInterceptor } from '../interceptors/types.ts'
import { ConsumerTelemetry, type Processable } from './consumer-telemetry.ts'
import { Instruments } from './instruments.ts'
import { ProducerTelemetry } from './producer-telemetry.ts'
import { w3cTraceContext } from './trace-context.ts'

/** Where spans and metrics go. */
export interface OpenTelemetryOptions {
  /** Default: the global one, whenever that is set. */
  readonly tracerProvider?: TracerProvider
  /** Default: the global one as it is when `openTelemetry` is called: start the OpenTelemetry SDK first. */
  readonly meterProvider?: MeterProvider
  /** How a trace travels in the headers of records. Default: the W3C's Trace Context, whatever is set globally. */
  readonly propagator?: TextMapPropagator
}

const known = optionNames<OpenTelemetryOptions>({ tracerProvider: true, meterProvider: true, propagator: true })

/** Spans and metrics of producers and consumers, by OpenTelemetry's conventions for messaging. */
export interface Telemetry {
  /**
   * For `client.producer({ interceptors })`. A span `send <topic>` for each call of `send` and `sendBatch`, whose context travels in the
   * headers of its records; the duration of the calls, and how many records they sent.
   */
  readonly producer: ProducerInterceptor
  /** For `client.consumer({ interceptors })`. A span `receive <topic>` for each batch, linked to those who sent it; how many records came. */
  readonly consumer: ConsumerInterceptor
  /**
   * Runs `handler` in a span `process <topic>` that continues the record's trace, and is the active one meanwhile. Returns what it returns;
   * the span ends when that promise does.
   */
  process<Item extends Processable, Result>(record: Item, handler: (record: Item) => Result): Result
  /** As {@link Telemetry.process} for a whole batch, in a span of its own that is linked to those who sent it. */
  processBatch<Key, Value, Item, Result>(
    batch: ConsumedBatch<Key, Value, Item>,
    handler: (batch: ConsumedBatch<Key, Value, Item>) => Result,
  ): Result
}

/**
 * Makes what a client needs to be traced and measured. One for a process is enough.
 *
 *     const telemetry = openTelemetry()
 *     const producer = client.producer({ interceptors: [telemetry.producer] })
 *     const consumer = client.consumer({ interceptors: [telemetry.consumer] })
 *     for await (const record of consumer.records(orders)) await telemetry.process(record, charge)
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Telemetry {
  checkKnown('openTelemetry', options, known)
  const instruments = new Instruments(options)
  const propagator = options.propagator ?? w3cTraceContext
  const consumer = new ConsumerTelemetry(instruments, propagator)
  return {
    producer: new ProducerTelemetry(instruments, propagator),
    consumer,
    process: (record, handler) => consumer.process(record, handler),
    processBatch: (batch, handler) => consumer.processBatch(batch, handler),
  }
}
