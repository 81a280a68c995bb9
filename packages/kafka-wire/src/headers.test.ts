import { present } from '@millrace/base'
import { expect, it } from 'vitest'
import { type Case, fromJson, golden, toJson } from '../test/golden.ts'
import { allApis, apis } from './apis.ts'
import { ByteReader } from './byte-reader.ts'
import {
  decodeResponse,
  encodeRequest,
  encodeResponse,
  peekRequestHeader,
  requestHeader,
  requestHeaderVersion,
  responseHeader,
  responseHeaderVersion,
} from './headers.ts'
import { partSizeBytesMin } from './limits.ts'

interface Recorded {
  readonly versions: readonly {
    readonly api: string
    readonly key: number
    readonly version: number
    readonly flexible: boolean
    readonly requestHeaderVersion: number
    readonly responseHeaderVersion: number
    /** Whole: size, header with correlation id 1000 + version and client id 'golden', body of defaults. */
    readonly requestFrame: string
    readonly responseFrame: string
  }[]
  readonly goldens: readonly (Case & { readonly header: 'RequestHeader' | 'ResponseHeader' })[]
}

const recorded = golden<Recorded>('headers')
const sizePrefixBytes = 4

it('headers are decoded and encoded as Kafka does', () => {
  const messages = { RequestHeader: requestHeader, ResponseHeader: responseHeader } as const
  for (const { header, version, json, hex } of recorded.goldens) {
    const message = messages[header]
    const value = message.decode(Buffer.from(hex, 'hex'), version)
    expect(toJson(message.fields, value, version)).toEqual(json)
    expect(message.encode(fromJson(message.fields, json) as never, version).toString('hex')).toBe(hex)
  }
  expect(recorded.goldens).toHaveLength(34)
})

it('whole frames of each API and version are read and written as Kafka does', () => {
  let frames = 0
  for (const known of recorded.versions) {
    const api = allApis.find(({ key }) => key === known.key)
    if (api === undefined) continue
    frames++
    const { version } = known
    expect(api.name).toBe(known.api)
    expect(requestHeaderVersion(api, version)).toBe(known.requestHeaderVersion)
    expect(responseHeaderVersion(api, version)).toBe(known.responseHeaderVersion)
    expect(api.request.isFlexible(version)).toBe(known.flexible)

    const correlationId = 1000 + version
    const frame = Buffer.from(known.requestFrame, 'hex').subarray(sizePrefixBytes)
    expect(peekRequestHeader(frame)).toEqual({ apiKey: api.key, apiVersion: version, correlationId })
    const reader = new ByteReader(frame)
    const { clientId } = requestHeader.read(reader, known.requestHeaderVersion)
    expect(clientId).toBe('golden')
    const request = api.request.read(reader, version, 'to the end')
    const written = encodeRequest(api, { version, correlationId, clientId }, request)
    expect(Buffer.concat(written).toString('hex')).toBe(known.requestFrame)

    const answer = decodeResponse(api, version, Buffer.from(known.responseFrame, 'hex').subarray(sizePrefixBytes))
    expect(answer.correlationId).toBe(correlationId)
    const answered = encodeResponse(api, version, correlationId, answer.body)
    expect(Buffer.concat(answered).toString('hex')).toBe(known.responseFrame)
  }
  expect(frames).toBe(234)
})

it('batches leave in a frame as they are, not copied, and small ones with what is around them', () => {
  const large = Buffer.alloc(partSizeBytesMin, 1)
  const small = Buffer.alloc(partSizeBytesMin - 1, 2)
  const partition = { partitionIndex: 0, errorCode: 0, highWatermark: 9, records: [large, small, large] }
  const version = apis.fetch.advertised.greatest
  const body = { responses: [{ partitions: [partition] }] }
  const parts = encodeResponse(apis.fetch, version, 7, body)
  expect(parts.map((part) => part === large)).toEqual([false, true, false, true, false])
  const frame = Buffer.concat(parts)
  expect(frame.readInt32BE(0)).toBe(frame.length - sizePrefixBytes)
  const answer = decodeResponse(apis.fetch, version, frame.subarray(sizePrefixBytes))
  expect(answer.correlationId).toBe(7)
  expect(present(answer.body.responses[0]?.partitions[0], 'one was written').records).toEqual(
    Buffer.concat([large, small, large]),
  )
})

it('a frame shorter than any header is refused', () => {
  expect(() => peekRequestHeader(Buffer.alloc(7))).toThrow(/not a well-formed RequestHeader/)
})

it('what a broker offers its messages know, but for the versions of Produce that are only an error', () => {
  for (const { name, request, response, advertised } of allApis) {
    const least = name === 'Produce' ? 3 : advertised.least
    for (let version = least; version <= advertised.greatest; version++) {
      expect(request.supports(version) && response.supports(version), `${name} ${version}`).toBe(true)
      expect(response.isFlexible(version)).toBe(request.isFlexible(version))
    }
    expect([request.name, response.name]).toEqual([`${name}Request`, `${name}Response`])
  }
  expect(new Set(allApis.map(({ key }) => key)).size).toBe(allApis.length)
})
