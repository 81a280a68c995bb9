import {
  type Attributes,
  type Context,
  context,
  type Link,
  ROOT_CONTEXT,
  SpanKind,
  type TextMapPropagator,
  trace,
} from '@opentelemetry/api'
import type { ConsumedRecord } from '../consumer/consumed-record.ts'
import { type ConsumedBatch, storedRecords } from '../consumer/consumed-batch.ts'
import type { RecordHeaders } from '../headers.ts'
import type { ConsumerInterceptor, ReceiveContext } from '../interceptors/types.ts'
import { limits } from '../limits.ts'
import { attributes, type operations, spanName } from './conventions.ts'
import { headersGetter } from './header-carrier.ts'
import { common, endFailed, errorType, type Instruments, nowMs, secondsSince } from './instruments.ts'

/** What of a record a span tells: both ConsumedRecord and PoisonRecord have it. */
export interface Processable {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly headers: RecordHeaders
}

/** Spans of what is received, and of what is done with it. */
export class ConsumerTelemetry implements ConsumerInterceptor {
  readonly name = 'opentelemetry'
  readonly #instruments: Instruments
  readonly #propagator: TextMapPropagator

  constructor(instruments: Instruments, propagator: TextMapPropagator) {
    this.#instruments = instruments
    this.#propagator = propagator
  }

  onBatch(batch: ConsumedBatch<unknown, unknown>, { clientId, waitedMs }: ReceiveContext): void {
    const { topic, recordCount } = batch
    const { tracer, operationDuration, consumedMessages } = this.#instruments
    const span = tracer.startSpan(spanName('receive', topic), {
      kind: SpanKind.CLIENT,
      attributes: { ...batchAttributes('receive', batch), [attributes.clientId]: clientId },
      links: this.#linksOf(storedRecords(batch)),
      startTime: nowMs() - waitedMs,
    })
    span.end()
    const about = common('receive', topic)
    operationDuration.record(waitedMs / 1_000, about)
    consumedMessages.add(recordCount, about)
  }

  process<Item extends Processable, Result>(record: Item, handler: (record: Item) => Result): Result {
    const { topic, partition, offset, headers } = record
    const parent = this.#propagator.extract(context.active(), headers, headersGetter)
    const about = { [attributes.partition]: String(partition), [attributes.offset]: offset }
    return this.#run(topic, { attributes: about, parent, links: [] }, () => handler(record))
  }

  processBatch<Key, Value, Item, Result>(
    batch: ConsumedBatch<Key, Value, Item>,
    handler: (batch: ConsumedBatch<Key, Value, Item>) => Result,
  ): Result {
    const links = this.#linksOf(storedRecords(batch))
    const span = { attributes: batchAttributes('process', batch), parent: context.active(), links }
    return this.#run(batch.topic, span, () => handler(batch))
  }

  #run<Result>(
    topic: string,
    span: { readonly attributes: Attributes; readonly parent: Context; readonly links: Link[] },
    work: () => Result,
  ): Result {
    const { tracer, processDuration } = this.#instruments
    const about = common('process', topic)
    const options = { kind: SpanKind.CONSUMER, attributes: { ...about, ...span.attributes }, links: span.links }
    const started = tracer.startSpan(spanName('process', topic), options, span.parent)
    const startMs = nowMs()
    const succeed = (): void => {
      processDuration.record(secondsSince(startMs), about)
      started.end()
    }
    const fail = (error: unknown): void => {
      processDuration.record(secondsSince(startMs), { ...about, [attributes.errorType]: errorType(error) })
      endFailed(started, error)
    }
    let result: Result
    try {
      result = context.with(trace.setSpan(span.parent, started), work)
    } catch (error) {
      fail(error)
      throw error
    }
    if (result instanceof Promise) result.then(succeed, fail)
    else succeed()
    return result
  }

  /** Those who sent the first records of a batch, each once. Looking at more would decode a batch for its links alone. */
  #linksOf(records: Iterator<ConsumedRecord<unknown, unknown>>): Link[] {
    const links = new Map<string, Link>()
    for (let count = 0; count < limits.otelLinksMax; count++) {
      const step = records.next()
      if (step.done === true) break
      const found = trace.getSpanContext(this.#propagator.extract(ROOT_CONTEXT, step.value.headers, headersGetter))
      if (found !== undefined) links.set(`${found.traceId}/${found.spanId}`, { context: found })
    }
    return [...links.values()]
  }
}

function batchAttributes(
  operation: keyof typeof operations,
  batch: ConsumedBatch<unknown, unknown, unknown>,
): Attributes {
  const { topic, partition, recordCount, firstOffset } = batch
  return {
    ...common(operation, topic),
    [attributes.partition]: String(partition),
    [attributes.messageCount]: recordCount,
    [attributes.offset]: firstOffset,
  }
}
