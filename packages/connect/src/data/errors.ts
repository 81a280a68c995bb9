import { StreamError, type StreamErrorOptions } from '@millrace/base'

/** Data that Connect can't take as it is: what `errors.tolerance` is about. INVALID_DATA; Kafka Connect's DataException. */
export function dataError(message: string, options?: StreamErrorOptions): StreamError {
  return new StreamError('INVALID_DATA', message, options)
}

/** A configuration that can't work. INVALID_CONFIG; Kafka Connect's ConfigException. `key` is the option at fault. */
export function configError(key: string, message: string, cause?: unknown): StreamError {
  return new StreamError('INVALID_CONFIG', message, { cause, context: { key } })
}
