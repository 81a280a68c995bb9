import { setImmediate as turn } from 'node:timers/promises'
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { failure, put, take, valueOf } from '../../test/consuming.ts'
import { type Fixture, fixture } from '../../test/fixture.ts'
import { openTelemetry, type Telemetry } from './index.ts'

const manager = new AsyncLocalStorageContextManager()
beforeAll(() => {
  context.setGlobalContextManager(manager.enable())
})
afterAll(() => context.disable())

interface Watched extends Fixture {
  readonly telemetry: Telemetry
  spans(name?: string): ReadableSpan[]
  /** The sum or count of an instrument, by `error.type` or all. */
  metric(name: string, errorType?: string): Promise<number>
  readonly tracer: { inSpan<T>(name: string, work: (span: Span) => Promise<T>): Promise<T> }
}

function watched(): Watched {
  const spanExporter = new InMemorySpanExporter()
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] })
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 1_000_000 })
  const meterProvider = new MeterProvider({ readers: [reader] })
  const tracer = tracerProvider.getTracer('test')
  return {
    ...fixture(1, { clientId: 'shop' }),
    telemetry: openTelemetry({ tracerProvider, meterProvider }),
    spans: (name) => spanExporter.getFinishedSpans().filter((span) => name === undefined || span.name === name),
    async metric(name, errorType) {
      await meterProvider.forceFlush()
      const points = metricExporter
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap(({ metrics }) => metrics)
        .filter(({ descriptor }) => descriptor.name === name)
        .flatMap(({ dataPoints }) => [...dataPoints])
        .filter(({ attributes }) => attributes['error.type'] === errorType)
      return (points ?? []).reduce(
        (sum, { value }) => sum + (typeof value === 'number' ? value : (value as { count: number }).count),
        0,
      )
    },
    tracer: {
      inSpan: async (name, work) => {
        const span = tracer.startSpan(name)
        const result = await context.with(trace.setSpan(context.active(), span), () => work(span))
        span.end()
        return result
      },
    },
  }
}

let made: Watched
beforeEach(() => {
  made = watched()
})

describe('sending', () => {
  it('is a span of the caller, whose context the record carries behind its own headers', async () => {
    const { clock, client, telemetry, cluster, tracer } = made
    const producer = client.producer({ interceptors: [telemetry.producer] })
    const parent = await tracer.inSpan('checkout', async (span) => {
      await clock.until(producer.send('t', { value: 'a', headers: { mine: '1', traceparent: 'old' } }))
      return span
    })
    const [sent] = made.spans('send t')
    expect(sent).toMatchObject({
      kind: SpanKind.PRODUCER,
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        'messaging.system': 'millrace',
        'messaging.operation.name': 'send',
        'messaging.operation.type': 'send',
        'messaging.destination.name': 't',
        'messaging.destination.partition.id': '0',
        'messaging.client.id': 'shop',
        'messaging.kafka.offset': 0,
      },
    })
    expect(sent?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId)
    const [record] = await take(made, client.consumer().records('t', { from: 'earliest' }), 1)
    expect([...(record?.headers ?? [])].map(([name, value]) => [name, value?.toString()])).toEqual([
      ['mine', '1'],
      ['traceparent', `00-${sent?.spanContext().traceId}-${sent?.spanContext().spanId}-01`],
    ])
    expect(cluster.values('t')).toEqual(['a'])
    expect(await made.metric('messaging.client.sent.messages')).toBe(1)
    expect(await made.metric('messaging.client.operation.duration')).toBe(1)
  })

  it('of a batch is one span, of the caller even if the records have to wait', async () => {
    const { clock, client, telemetry, tracer } = made
    const producer = client.producer({ interceptors: [telemetry.producer] })
    await tracer.inSpan('checkout', () => clock.until(producer.sendBatch('t', [{ value: 'a' }, { value: 'b' }])))
    const [sent, parent] = made.spans()
    expect(sent).toMatchObject({ name: 'send t', attributes: { 'messaging.batch.message_count': 2 } })
    expect(sent?.parentSpanContext?.spanId).toBe(parent?.spanContext().spanId)
    const records = await take(made, client.consumer().records('t', { from: 'earliest' }), 2)
    for (const { headers } of records) expect(headers.getText('traceparent')).toContain(sent?.spanContext().spanId)
  })

  it('that fails says so', async () => {
    const { client, telemetry } = made
    const producer = client.producer({ interceptors: [telemetry.producer], maxRecordBytes: 500 })
    const error = await failure(made, producer.send('t', { value: 'x'.repeat(1_000) }))
    expect(made.spans('send t')[0]).toMatchObject({
      status: { code: SpanStatusCode.ERROR, message: error.message },
      attributes: { 'error.type': 'MESSAGE_TOO_LARGE' },
    })
    expect(await made.metric('messaging.client.sent.messages', 'MESSAGE_TOO_LARGE')).toBe(1)
    expect(await made.metric('messaging.client.sent.messages')).toBe(0)
  })
})

describe('receiving', () => {
  it('is a span for each batch, as long as it was waited for, linked to those who sent it', async () => {
    const { clock, client, telemetry } = made
    const producer = client.producer({ interceptors: [telemetry.producer] })
    const consumer = client.consumer({ interceptors: [telemetry.consumer] })
    const batches = consumer.batches('t', { from: 'earliest' })
    const next = batches.next()
    await clock.advance(400)
    await clock.until(Promise.all(['a', 'b'].map((value) => producer.send('t', { value }))))
    valueOf(await clock.until(next))
    const [received] = made.spans('receive t')
    expect(received).toMatchObject({
      kind: SpanKind.CLIENT,
      attributes: {
        'messaging.operation.type': 'receive',
        'messaging.batch.message_count': 2,
        'messaging.kafka.offset': 0,
        'messaging.client.id': 'shop',
      },
    })
    expect(received?.links.map(({ context: { spanId } }) => spanId)).toEqual(
      made.spans('send t').map((span) => span.spanContext().spanId),
    )
    const [seconds = 0, nanoseconds = 0] = received?.duration ?? []
    expect(seconds * 1e9 + nanoseconds).toBeGreaterThanOrEqual(400e6)
    expect(await made.metric('messaging.client.consumed.messages')).toBe(2)
  })

  it('links no more than some of a large batch', async () => {
    const { client, telemetry } = made
    const producer = client.producer({ interceptors: [telemetry.producer] })
    await made.clock.until(Promise.all(Array.from({ length: 300 }, () => producer.send('t', { value: 'a' }))))
    await take(made, client.consumer({ interceptors: [telemetry.consumer] }).records('t', { from: 'earliest' }), 1)
    expect(made.spans('receive t')[0]?.links).toHaveLength(128)
  })
})

describe('processing', () => {
  it('continues the trace of the record, and is what is active in the handler', async () => {
    const { clock, client, telemetry, tracer } = made
    const producer = client.producer({ interceptors: [telemetry.producer] })
    await clock.until(producer.send('t', { value: 'a' }))
    const [record] = await take(made, client.consumer().records('t', { from: 'earliest' }), 1)
    if (record === undefined) throw new Error('there should be a record')
    const result = await telemetry.process(record, async ({ value }) => {
      await turn()
      return tracer.inSpan('charge', async () => String(value))
    })
    expect(result).toBe('a')
    const [sent, charge, processed] = made.spans()
    expect(processed).toMatchObject({
      name: 'process t',
      kind: SpanKind.CONSUMER,
      attributes: { 'messaging.destination.partition.id': '0', 'messaging.kafka.offset': 0 },
    })
    expect(processed?.parentSpanContext).toMatchObject({ spanId: sent?.spanContext().spanId, isRemote: true })
    expect(charge?.parentSpanContext?.spanId).toBe(processed?.spanContext().spanId)
    expect(charge?.spanContext().traceId).toBe(sent?.spanContext().traceId)
    expect(await made.metric('messaging.process.duration')).toBe(1)
  })

  it.each([
    [
      'throws',
      () => {
        throw new TypeError('it broke')
      },
    ],
    [
      'rejects',
      async () => {
        throw new TypeError('it broke')
      },
    ],
  ])('that %s says so, and the caller is told', async (_how, handler: () => unknown) => {
    put(made, 't', 0, ['a'])
    const [record] = await take(made, made.client.consumer().records('t', { from: 'earliest' }), 1)
    if (record === undefined) throw new Error('there should be a record')
    await expect((async () => made.telemetry.process(record, handler))()).rejects.toThrow('it broke')
    expect(made.spans('process t')[0]).toMatchObject({
      parentSpanContext: undefined,
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'error.type': 'TypeError' },
    })
    expect(await made.metric('messaging.process.duration', 'TypeError')).toBe(1)
  })

  it('of a batch is one span, linked to those who sent it', async () => {
    const { clock, client, telemetry } = made
    const producer = client.producer({ interceptors: [telemetry.producer] })
    await clock.until(Promise.all(['a', 'b', 'c'].map((value) => producer.send('t', { value }))))
    const [batch] = await take(made, client.consumer().batches('t', { from: 'earliest' }), 1)
    if (batch === undefined) throw new Error('there should be a batch')
    expect(telemetry.processBatch(batch, ({ records }) => [...records].length)).toBe(3)
    expect(made.spans('process t')[0]?.links).toHaveLength(3)
  })
})

it('leaves records alone where nothing traces, and takes another propagator', async () => {
  const { clock, client } = made
  const producer = client.producer({ interceptors: [openTelemetry().producer] })
  await clock.until(producer.send('t', { value: 'a' }))
  const custom = openTelemetry({
    tracerProvider: new BasicTracerProvider(),
    propagator: {
      inject: (_context, carrier, setter) => setter.set(carrier, 'b3', '1'),
      extract: (active) => active,
      fields: () => ['b3'],
    },
  })
  await clock.until(client.producer({ interceptors: [custom.producer] }).send('t', { value: 'b' }))
  const records = await take(made, client.consumer().records('t', { from: 'earliest' }), 2)
  expect(records.map(({ headers }) => [...headers].map(([name]) => name))).toEqual([[], ['b3']])
  expect(propagation.fields()).toEqual([])
})
