import {
  type Context,
  createTraceState,
  isSpanContextValid,
  type SpanContext,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
  TraceFlags,
} from '@opentelemetry/api'

const parentField = 'traceparent'
const stateField = 'tracestate'
// A later version may append fields, which are ignored; ff is no version.
const parentShape = /^(?!ff)[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/
const stateLengthMax = 512

/** The W3C's Trace Context: `traceparent` and `tracestate`. https://www.w3.org/TR/trace-context/ */
export const w3cTraceContext: TextMapPropagator = {
  inject(context: Context, carrier: unknown, setter: TextMapSetter) {
    const span = trace.getSpanContext(context)
    if (span === undefined || !isSpanContextValid(span)) return
    const flags = (span.traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0')
    setter.set(carrier, parentField, `00-${span.traceId}-${span.spanId}-${flags}`)
    const state = span.traceState?.serialize() ?? ''
    if (state !== '') setter.set(carrier, stateField, state)
  },

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    const found = parse(first(getter.get(carrier, parentField)), first(getter.get(carrier, stateField)))
    return found === undefined ? context : trace.setSpanContext(context, found)
  },

  fields: () => [parentField, stateField],
}

function parse(parent: string | undefined, state: string | undefined): SpanContext | undefined {
  const match = parentShape.exec(parent?.trim() ?? '')
  if (match === null) return undefined
  const [, traceId = '', spanId = '', flags = '', rest] = match
  // Version 00 has no further fields.
  if (rest !== undefined && parent?.startsWith('00') === true) return undefined
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true }
  if (!isSpanContextValid(context)) return undefined
  if (state === undefined || state === '' || state.length > stateLengthMax) return context
  return { ...context, traceState: createTraceState(state) }
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
