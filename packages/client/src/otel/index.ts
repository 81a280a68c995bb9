/**
 * OpenTelemetry for the SDK: `@millrace/client/otel`. Needs `@opentelemetry/api` beside it.
 *
 * @module
 */
export type { Processable } from './consumer-telemetry.ts'
export { type OpenTelemetryOptions, openTelemetry, type Telemetry } from './telemetry.ts'
export { w3cTraceContext } from './trace-context.ts'
