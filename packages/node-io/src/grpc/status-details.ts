import { type ErrorContext, isErrorCode, StreamError, type StreamErrorOptions } from '@millrace/base'
import { google } from '@millrace/contracts'
import { errorDetailLengthMax, errorDetailsMax, errorMessageLengthMax } from '../limits.ts'
import { codeOfStatus, statusNumberOf } from './grpc-status.ts'
import { transportReason } from './transport-reason.ts'

const domain = 'millrace'
const errorInfoType = 'type.googleapis.com/google.rpc.ErrorInfo'
const retryInfoType = 'type.googleapis.com/google.rpc.RetryInfo'
/** Details that are text even when they look like a number. */
const textDetails = new Set(['topic', 'file', 'address'])

/** A call's end as gRPC's trailers carry it. */
export interface WireStatus {
  readonly code: number
  readonly message: string
  /** A google.rpc.Status, for `grpc-status-details-bin`. */
  readonly details: Buffer
}

/** What goes over the wire of an error: its code, message, context and retry time; never its cause or stack. */
export function encodeStatus(error: StreamError): WireStatus {
  const code = statusNumberOf(error.code)
  const message = cut(error.message, errorMessageLengthMax)
  const info = google.rpc.ErrorInfo.encode({ reason: error.code, domain, metadata: metadataOf(error.context) }).finish()
  const details = [{ type_url: errorInfoType, value: info }]
  if (error.retryAfterMs !== undefined) {
    const seconds = Math.floor(error.retryAfterMs / 1000)
    const nanos = Math.round((error.retryAfterMs - seconds * 1000) * 1_000_000)
    const value = google.rpc.RetryInfo.encode({ retryDelay: { seconds, nanos } }).finish()
    details.push({ type_url: retryInfoType, value })
  }
  const bytes = google.rpc.Status.encode({ code, message, details }).finish()
  return { code, message, details: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) }
}

/** The error that a status stands for, of our own servers and of anything else that speaks gRPC. `address` is who answered. */
export function decodeStatus(
  status: number,
  message: string,
  details: Uint8Array | undefined,
  address: string,
): StreamError {
  const ours = details === undefined ? undefined : decodeDetails(message, details)
  if (ours !== undefined) return ours
  const tooLarge = /larger than max \((\d+) vs\.? (\d+)\)/.exec(message)
  if (tooLarge !== null) {
    const text = `a message of ${tooLarge[1]} bytes is larger than the limit of ${tooLarge[2]}`
    return new StreamError('RESOURCE_EXHAUSTED', text, { context: { address, limit: Number(tooLarge[2]) } })
  }
  const code = codeOfStatus(status, message)
  const text =
    code === 'BROKER_UNAVAILABLE' ? `can't reach ${address}: ${transportReason(message)}` : `${address}: ${message}`
  return new StreamError(code, text, { context: { address } })
}

function decodeDetails(message: string, bytes: Uint8Array): StreamError | undefined {
  try {
    const { details } = google.rpc.Status.decode(bytes)
    const infoBytes = details.find((detail) => detail.type_url === errorInfoType)?.value
    if (infoBytes === undefined) return undefined
    const info = google.rpc.ErrorInfo.decode(infoBytes)
    if (info.domain !== domain) return undefined
    const retryBytes = details.find((detail) => detail.type_url === retryInfoType)?.value
    const delay = retryBytes === undefined ? undefined : google.rpc.RetryInfo.decode(retryBytes).retryDelay
    const options: StreamErrorOptions = { context: contextOf(info.metadata) }
    return new StreamError(
      // A newer server may know a reason that we do not.
      isErrorCode(info.reason) ? info.reason : 'INTERNAL',
      message,
      delay === undefined ? options : { ...options, retryAfterMs: delay.seconds * 1000 + delay.nanos / 1_000_000 },
    )
  } catch {
    // Not a google.rpc.Status: the plain status says enough.
    return undefined
  }
}

function metadataOf(context: ErrorContext): Record<string, string> {
  const metadata: Record<string, string> = {}
  for (const [key, value] of Object.entries(context).slice(0, errorDetailsMax)) {
    if (value !== undefined) metadata[key] = cut(String(value), errorDetailLengthMax)
  }
  return metadata
}

function contextOf(metadata: Readonly<Record<string, string>>): ErrorContext {
  const context: Record<string, string | number | boolean> = {}
  for (const [key, text] of Object.entries(metadata)) {
    if (textDetails.has(key)) context[key] = text
    else if (text === 'true' || text === 'false') context[key] = text === 'true'
    else context[key] = text !== '' && String(Number(text)) === text ? Number(text) : text
  }
  return context
}

const cut = (text: string, lengthMax: number): string =>
  text.length <= lengthMax ? text : `${text.slice(0, lengthMax - 1)}…`

/** `grpc-message`: percent-encoded UTF-8 where a byte is not printable ASCII. */
export function encodeMessageHeader(message: string): string {
  let text = ''
  for (const byte of Buffer.from(message, 'utf8')) {
    text +=
      byte >= 0x20 && byte <= 0x7e && byte !== 0x25
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return text
}

/** What {@link encodeMessageHeader} was given; a header that is not encoded so is taken as it is. */
export function decodeMessageHeader(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    return header
  }
}
