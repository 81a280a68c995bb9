import { constants, type IncomingHttpHeaders, type IncomingHttpStatusHeader } from 'node:http2'
import { StreamError } from '@millrace/base'
import { grpcStatus } from '../../grpc-status.ts'
import { decodeMessageHeader, decodeStatus } from '../../status-details.ts'

type AnswerHeaders = Pick<IncomingHttpHeaders, 'content-type'> & Pick<IncomingHttpStatusHeader, ':status'>

/** What is wrong with the headers of an answer if they are none of a gRPC server's. `address` is who answered. */
export function notGrpc(headers: AnswerHeaders, address: string): StreamError | undefined {
  const { ':status': status, 'content-type': contentType } = headers
  if (status === 200 && contentType?.startsWith('application/grpc') === true) return undefined
  const options = { context: { address } }
  // A proxy before a server that is away says so.
  if (status === 429 || status === 502 || status === 503 || status === 504) {
    return new StreamError('BROKER_UNAVAILABLE', `can't reach ${address}: it answers HTTP ${status}`, options)
  }
  const found = `HTTP ${status}, ${contentType ?? 'no content type'}`
  return new StreamError('INTERNAL', `${address} does not answer as a gRPC server does (${found})`, options)
}

/** The error that trailers, or the headers of an answer without a message, stand for; undefined for a good end. */
export function endOfTrailers(headers: IncomingHttpHeaders, address: string): StreamError | undefined {
  const { 'grpc-status': status, 'grpc-message': message = '', 'grpc-status-details-bin': details } = headers
  const code = typeof status === 'string' && /^\d{1,3}$/.test(status) ? Number(status) : grpcStatus.UNKNOWN
  if (code === grpcStatus.OK) return undefined
  const text = status === undefined ? 'the call ended without a status' : decodeMessageHeader(String(message))
  const bytes = typeof details === 'string' ? Buffer.from(details, 'base64') : undefined
  return decodeStatus(code, text, bytes, address)
}

/** Why a call ended that got no status: with its connection, which then is no more because of `whyBroken`, or by a reset with `code`. */
export function whyCut(
  { path, address }: { readonly path: string; readonly address: string },
  code: number,
  whyBroken: string | undefined,
): StreamError {
  const options = { context: { address } }
  if (whyBroken !== undefined) {
    return new StreamError('BROKER_UNAVAILABLE', `can't reach ${address}: ${whyBroken}`, options)
  }
  // gRPC has an HTTP/2 error that stands for RESOURCE_EXHAUSTED.
  if (code === constants.NGHTTP2_ENHANCE_YOUR_CALM) {
    return new StreamError('RESOURCE_EXHAUSTED', `${path}: ${address} cut the call: it has too much to do`, options)
  }
  const what =
    code === constants.NGHTTP2_NO_ERROR ? 'ended the call without a status' : `cut the call (HTTP/2: ${code})`
  return new StreamError('BROKER_UNAVAILABLE', `${path}: ${address} ${what}`, options)
}
