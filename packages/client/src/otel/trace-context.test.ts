import { createTraceState, ROOT_CONTEXT, type SpanContext, trace, TraceFlags } from '@opentelemetry/api'
import { describe, expect, it } from 'vitest'
import { w3cTraceContext } from './trace-context.ts'

type Carrier = Record<string, string | string[]>

const setter = { set: (carrier: Carrier, name: string, value: string) => void (carrier[name] = value) }
const getter = {
  keys: (carrier: Carrier) => Object.keys(carrier),
  get: (carrier: Carrier, name: string) => carrier[name],
}
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const spanId = '00f067aa0ba902b7'

function injected(span: SpanContext): Carrier {
  const carrier: Carrier = {}
  w3cTraceContext.inject(trace.setSpanContext(ROOT_CONTEXT, span), carrier, setter)
  return carrier
}

const extracted = (carrier: Carrier): SpanContext | undefined =>
  trace.getSpanContext(w3cTraceContext.extract(ROOT_CONTEXT, carrier, getter))

describe('inject', () => {
  it('writes version 00 with the sampled flag, and the state if there is one', () => {
    expect(injected({ traceId, spanId, traceFlags: TraceFlags.SAMPLED })).toEqual({
      traceparent: `00-${traceId}-${spanId}-01`,
    })
    const traceState = createTraceState('a=1,b=2')
    expect(injected({ traceId, spanId, traceFlags: TraceFlags.NONE, traceState })).toEqual({
      traceparent: `00-${traceId}-${spanId}-00`,
      tracestate: 'a=1,b=2',
    })
  })

  it('writes nothing where there is no trace', () => {
    expect(injected({ traceId: '0'.repeat(32), spanId, traceFlags: TraceFlags.SAMPLED })).toEqual({})
    const carrier: Carrier = {}
    w3cTraceContext.inject(ROOT_CONTEXT, carrier, setter)
    expect(carrier).toEqual({})
  })
})

describe('extract', () => {
  it('is the inverse', () => {
    const found = extracted({ traceparent: `00-${traceId}-${spanId}-01`, tracestate: 'a=1' })
    expect(found).toMatchObject({ traceId, spanId, traceFlags: 1, isRemote: true })
    expect(found?.traceState?.get('a')).toBe('1')
  })

  // The examples of https://www.w3.org/TR/trace-context/ and what it forbids.
  it.each([
    ['nothing', undefined, false],
    ['nothing of use', '', false],
    ['version ff', `ff-${traceId}-${spanId}-01`, false],
    ['capitals', `00-${traceId.toUpperCase()}-${spanId}-01`, false],
    ['a trace of zeros', `00-${'0'.repeat(32)}-${spanId}-01`, false],
    ['a span of zeros', `00-${traceId}-${'0'.repeat(16)}-01`, false],
    ['fields behind those of version 00', `00-${traceId}-${spanId}-01-more`, false],
    ['a later version with more fields', `cc-${traceId}-${spanId}-01-what-the-future-will-be-like`, true],
    ['a later version with something stuck to it', `cc-${traceId}-${spanId}-01.what`, false],
    ['flags that we do not know', `00-${traceId}-${spanId}-ff`, true],
    ['a short trace', `00-${traceId.slice(1)}-${spanId}-01`, false],
    ['spaces around it', ` 00-${traceId}-${spanId}-01 `, true],
  ])('takes %s as the specification says', (_what, traceparent, isTrace) => {
    const found = extracted(traceparent === undefined ? {} : { traceparent })
    expect(found !== undefined).toBe(isTrace)
    if (found !== undefined) expect(found.traceFlags).toBe(TraceFlags.SAMPLED)
  })

  it('leaves out a state that is too long, and reads the first of several', () => {
    const traceparent = [`00-${traceId}-${spanId}-01`, 'other']
    expect(extracted({ traceparent, tracestate: `a=${'x'.repeat(600)}` })?.traceState).toBeUndefined()
  })
})
