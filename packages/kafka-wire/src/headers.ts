import { present } from '@millrace/base'
import type { Api } from './api.ts'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { type Fields, type InputOf, int16, int32, string, type ValueOf } from './field.ts'
import { writerSizeBytesInitial } from './limits.ts'
import { MalformedError } from './malformed-error.ts'
import { Message } from './message.ts'

/**
 * What stands before the body of a message on a connection, behind the int32 with the size of all that follows.
 *
 * ```
 * request header  => request_api_key request_api_version correlation_id client_id? TAGS(2+)
 * response header => correlation_id TAGS(1+)
 * ```
 *
 * Version 0 of the request's header (no client id) was only of an API that is gone.
 */
export const requestHeader = new Message({
  name: 'RequestHeader',
  versions: '1-2',
  flexible: '2+',
  fields: {
    requestApiKey: int16(),
    requestApiVersion: int16(),
    /** Comes back with the answer. */
    correlationId: int32(),
    /** Classic in both versions: a broker reads it before it knows whether it knows the version of the API (KIP-511). */
    clientId: string({ nullable: '1+', default: null, classic: true }),
  },
})

/** The header of an answer. */
export const responseHeader = new Message({
  name: 'ResponseHeader',
  versions: '0-1',
  flexible: '1+',
  fields: { correlationId: int32() },
})

/** The request's header as it was read. */
export type RequestHeader = ValueOf<typeof requestHeader.fields>

const apiVersionsKey = 18

/** The version of the header that a request of `api` in `version` has; also of versions that are not known yet. */
export function requestHeaderVersion(api: Api, version: number): number {
  return api.request.isFlexible(version) ? 2 : 1
}

/** The version of its answer's header. That of ApiVersions is always 0: a client reads it before it knows what the broker speaks. */
export function responseHeaderVersion(api: Api, version: number): number {
  return api.key !== apiVersionsKey && api.response.isFlexible(version) ? 1 : 0
}

/**
 * The part of a request's header that is alike in all of its versions: it says which the others are. `frame` begins behind the size.
 * Throws StreamError: CORRUPT_MESSAGE if it is too short.
 */
export function peekRequestHeader(frame: Buffer): { apiKey: number; apiVersion: number; correlationId: number } {
  const reader = new ByteReader(frame)
  try {
    return { apiKey: reader.int16(), apiVersion: reader.int16(), correlationId: reader.int32() }
  } catch (error) {
    throw error instanceof MalformedError ? error.toStreamError(requestHeader.name, 1) : error
  }
}

/** A request of `api` as a frame, whole: size, header, body. */
export function encodeRequest<Q extends Fields>(
  api: Api<Q>,
  header: { readonly version: number; readonly correlationId: number; readonly clientId: string | null },
  body: InputOf<Q>,
): readonly Uint8Array[] {
  const { version: requestApiVersion, correlationId, clientId } = header
  return frameOf((writer) => {
    const fields = { requestApiKey: api.key, requestApiVersion, correlationId, clientId }
    requestHeader.write(writer, fields, api.request.isFlexible(requestApiVersion) ? 2 : 1)
    api.request.write(writer, body, requestApiVersion)
  })
}

/** An answer as a frame, whole, in parts: see {@link Message.encodeParts}. */
export function encodeResponse(
  api: Api,
  version: number,
  correlationId: number,
  body: InputOf<Fields>,
): readonly Uint8Array[] {
  return frameOf((writer) => {
    responseHeader.write(writer, { correlationId }, responseHeaderVersion(api, version))
    api.response.write(writer, body, version)
  })
}

/** What a client reads of an answer; `frame` begins behind the size. Throws StreamError: CORRUPT_MESSAGE. */
export function decodeResponse<A extends Fields>(
  api: Api<Fields, A>,
  version: number,
  frame: Buffer,
): { readonly correlationId: number; readonly body: ValueOf<A> } {
  const reader = new ByteReader(frame)
  const { correlationId } = responseHeader.read(reader, responseHeaderVersion(api, version))
  return { correlationId, body: api.response.read(reader, version, 'to the end') }
}

const sizePrefixBytes = 4

/** What `write` writes, behind its size. */
function frameOf(write: (writer: ByteWriter) => void): readonly Uint8Array[] {
  const writer = new ByteWriter(writerSizeBytesInitial, 'in parts')
  writer.int32(0)
  write(writer)
  const sizeBytes = writer.position - sizePrefixBytes
  const parts = writer.finishParts()
  const first = present(parts[0], 'a frame has its size') as Buffer
  first.writeInt32BE(sizeBytes, 0)
  return parts
}
