import { StreamError } from '@millrace/base'
import {
  ByteReader,
  encodeResponse,
  inRange,
  peekRequestHeader,
  requestHeader,
  requestHeaderVersion,
} from '@millrace/kafka-wire'
import { kafkaRequestElementsMax } from '../../limits.ts'
import type { KafkaBinding } from '../api.ts'
import { kafkaErrors } from '../errors.ts'
import type { ReadRequest } from './request.ts'

const apiVersionsKey = 18

/** What a frame asks; or the answer to it as a frame, if it is one that nobody has to think about. */
export type ReadFrame = ReadRequest | { readonly answer: readonly Uint8Array[] }

/**
 * Reads one frame, from behind its size. Throws StreamError for what Kafka answers by closing the connection: INVALID_REQUEST for an API or
 * a version that is not served, CORRUPT_MESSAGE for bytes that are none. As in Kafka, bytes behind the body are left alone.
 */
export function readRequest(frame: Buffer, bindings: ReadonlyMap<number, KafkaBinding>): ReadFrame {
  const { apiKey, apiVersion: version, correlationId } = peekRequestHeader(frame)
  const binding = bindings.get(apiKey)
  if (binding === undefined) throw new StreamError('INVALID_REQUEST', `it asked for API ${apiKey}, which is not served`)
  const { api } = binding
  const { request } = api
  const isServed = inRange(api.advertised, version) && request.supports(version)
  if (!isServed && apiKey !== apiVersionsKey) {
    throw new StreamError('INVALID_REQUEST', `it asked for ${api.name} in version ${version}, which is not served`)
  }
  const reader = new ByteReader(frame, 0, frame.length, kafkaRequestElementsMax)
  const { clientId } = requestHeader.read(reader, requestHeaderVersion(api, version))
  // A client learns from it which versions it may ask in (KIP-511).
  if (!isServed) return { answer: versionsOfItself(binding, correlationId) }
  return { binding, version, correlationId, clientId, body: request.read(reader, version) }
}

/** In version 0, whatever was asked: that one every client reads. */
function versionsOfItself({ api }: KafkaBinding, correlationId: number): readonly Uint8Array[] {
  const { least: minVersion, greatest: maxVersion } = api.advertised
  const body = { errorCode: kafkaErrors.UNSUPPORTED_VERSION, apiKeys: [{ apiKey: api.key, minVersion, maxVersion }] }
  return encodeResponse(api, 0, correlationId, body)
}
