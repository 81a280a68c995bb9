import { type Context, context, type Span, SpanKind, type TextMapPropagator, trace } from '@opentelemetry/api'
import type { ProducerInterceptor, SendCall, SendOutcome } from '../interceptors/types.ts'
import type { ProducerRecord } from '../producer/types.ts'
import type { RawBytes } from '../serde/bytes.ts'
import { attributes, spanName } from './conventions.ts'
import { pairSetter, withPairs } from './header-carrier.ts'
import { common, endFailed, errorType, type Instruments, nowMs, secondsSince } from './instruments.ts'

interface Sending {
  readonly span: Span
  readonly context: Context
  readonly startMs: number
}

/** A span for each call, whose context its records carry. */
export class ProducerTelemetry implements ProducerInterceptor {
  readonly name = 'opentelemetry'
  readonly #instruments: Instruments
  readonly #propagator: TextMapPropagator
  readonly #sending = new WeakMap<SendCall, Sending>()

  constructor(instruments: Instruments, propagator: TextMapPropagator) {
    this.#instruments = instruments
    this.#propagator = propagator
  }

  onCall(call: SendCall): void {
    const { topic, clientId, recordCount, isBatch } = call
    const parent = context.active()
    const count = isBatch ? { [attributes.messageCount]: recordCount } : {}
    const span = this.#instruments.tracer.startSpan(
      spanName('send', topic),
      {
        kind: SpanKind.PRODUCER,
        attributes: { ...common('send', topic), [attributes.clientId]: clientId, ...count },
      },
      parent,
    )
    this.#sending.set(call, { span, context: trace.setSpan(parent, span), startMs: nowMs() })
  }

  onSend<Key, Value>(record: ProducerRecord<Key, Value>, call: SendCall): ProducerRecord<Key, Value> {
    const sending = this.#sending.get(call)
    if (sending === undefined) return record
    const added: (readonly [string, RawBytes | null])[] = []
    this.#propagator.inject(sending.context, added, pairSetter)
    if (added.length === 0) return record
    return { ...record, headers: withPairs(record.headers, this.#propagator.fields(), added) }
  }

  onSettled(call: SendCall, outcome: SendOutcome): void {
    const sending = this.#sending.get(call)
    if (sending === undefined) return
    const { operationDuration, sentMessages } = this.#instruments
    const { error } = outcome
    const about = { ...common('send', call.topic), ...(error && { [attributes.errorType]: errorType(error) }) }
    operationDuration.record(secondsSince(sending.startMs), about)
    sentMessages.add(call.recordCount, about)
    const { span } = sending
    const place = call.isBatch ? undefined : outcome.locate(0)
    if (place !== undefined) {
      span.setAttribute(attributes.partition, String(place.partition))
      if (place.offset >= 0) span.setAttribute(attributes.offset, place.offset)
    }
    if (error === undefined) span.end()
    else endFailed(span, error)
  }
}
