import {
  type Attributes,
  type Counter,
  type Histogram,
  type MeterProvider,
  metrics as metricsApi,
  type Span,
  SpanStatusCode,
  trace,
  type Tracer,
  type TracerProvider,
} from '@opentelemetry/api'
import { isStreamError } from '@millrace/base'
import { attributes, durationBucketsS, messagingSystem, metrics, operations } from './conventions.ts'

const scope = '@millrace/client'

/** The tracer and the instruments that everything is recorded with. */
export class Instruments {
  readonly tracer: Tracer
  readonly operationDuration: Histogram
  readonly processDuration: Histogram
  readonly sentMessages: Counter
  readonly consumedMessages: Counter

  constructor(providers: { readonly tracerProvider?: TracerProvider; readonly meterProvider?: MeterProvider }) {
    const { tracerProvider = trace.getTracerProvider(), meterProvider = metricsApi.getMeterProvider() } = providers
    this.tracer = tracerProvider.getTracer(scope)
    const meter = meterProvider.getMeter(scope)
    const buckets = { advice: { explicitBucketBoundaries: durationBucketsS } }
    const { operationDuration, processDuration, sentMessages, consumedMessages } = metrics
    this.operationDuration = meter.createHistogram(operationDuration.name, { ...operationDuration, ...buckets })
    this.processDuration = meter.createHistogram(processDuration.name, { ...processDuration, ...buckets })
    this.sentMessages = meter.createCounter(sentMessages.name, sentMessages)
    this.consumedMessages = meter.createCounter(consumedMessages.name, consumedMessages)
  }
}

/** What spans and metrics of one operation on one topic share. */
export function common(operation: keyof typeof operations, topic: string): Attributes {
  return {
    [attributes.system]: messagingSystem,
    [attributes.operationName]: operations[operation],
    [attributes.operationType]: operations[operation],
    [attributes.destination]: topic,
  }
}

/** The value of `error.type`: our code, or the name of what was thrown. */
export function errorType(error: unknown): string {
  if (isStreamError(error)) return error.code
  return error instanceof Error ? error.name : '_OTHER'
}

/** Ends a span whose operation failed. */
export function endFailed(span: Span, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  span.setAttribute(attributes.errorType, errorType(error))
  span.recordException(error instanceof Error ? error : message)
  span.setStatus({ code: SpanStatusCode.ERROR, message })
  span.end()
}

/** Seconds since `startMs`, by the clock of `performance`. */
export function secondsSince(startMs: number): number {
  return (performance.now() - startMs) / 1_000
}

/** Milliseconds by the clock that {@link secondsSince} goes by, and that spans may begin by. */
export function nowMs(): number {
  return performance.now()
}
