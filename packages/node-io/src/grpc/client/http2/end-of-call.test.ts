import { constants } from 'node:http2'
import { StreamError } from '@millrace/base'
import { expect, test } from 'vitest'
import { encodeMessageHeader, encodeStatus } from '../../status-details.ts'
import { endOfTrailers, notGrpc, whyCut } from './end-of-call.ts'

const address = 'b1:9094'

test('an answer of a gRPC server is one, with or without a suffix', () => {
  expect(notGrpc({ ':status': 200, 'content-type': 'application/grpc' }, address)).toBeUndefined()
  expect(notGrpc({ ':status': 200, 'content-type': 'application/grpc+proto' }, address)).toBeUndefined()
})

test.each([
  [200, 'text/html', 'INTERNAL'],
  [404, 'text/plain', 'INTERNAL'],
  [415, undefined, 'INTERNAL'],
  [503, 'text/html', 'BROKER_UNAVAILABLE'],
  [502, undefined, 'BROKER_UNAVAILABLE'],
])('HTTP %i with %s is none: %s', (status, contentType, code) => {
  const type = contentType === undefined ? {} : { 'content-type': contentType }
  const error = notGrpc({ ':status': status, ...type }, address)
  expect(error?.code).toBe(code)
  expect(error?.message).toContain(String(status))
  expect(error?.context.address).toBe(address)
})

test('the status of trailers comes back as the error that it was', () => {
  const sent = new StreamError('NOT_LEADER', 'broker 3 leads “t”-2', { context: { partition: 2 }, retryAfterMs: 20 })
  const { code, message, details } = encodeStatus(sent)
  const headers = {
    'grpc-status': String(code),
    'grpc-message': encodeMessageHeader(message),
    'grpc-status-details-bin': details.toString('base64').replace(/=+$/, ''),
  }
  expect(endOfTrailers(headers, address)).toMatchObject({
    code: 'NOT_LEADER',
    message: expect.stringContaining('broker 3 leads “t”-2') as string,
    context: { partition: 2 },
    retryAfterMs: 20,
  })
  expect(endOfTrailers({ 'grpc-status': '0' }, address)).toBeUndefined()
})

test.each([
  [{}, 'INTERNAL', 'without a status'],
  [{ 'grpc-status': 'x' }, 'INTERNAL', address],
  [{ 'grpc-status': '14', 'grpc-message': '100%' }, 'BROKER_UNAVAILABLE', '100%'],
  [{ 'grpc-status': '5', 'grpc-status-details-bin': '?' }, 'INTERNAL', address],
])('trailers %o are %s', (headers, code, text) => {
  const error = endOfTrailers(headers, address)
  expect(error?.code).toBe(code)
  expect(error?.message).toContain(text)
})

test.each([
  [constants.NGHTTP2_ENHANCE_YOUR_CALM, undefined, 'RESOURCE_EXHAUSTED', 'too much'],
  [constants.NGHTTP2_REFUSED_STREAM, undefined, 'BROKER_UNAVAILABLE', 'HTTP/2: 7'],
  [constants.NGHTTP2_CANCEL, undefined, 'BROKER_UNAVAILABLE', 'cut the call'],
  [constants.NGHTTP2_NO_ERROR, undefined, 'BROKER_UNAVAILABLE', 'without a status'],
  [constants.NGHTTP2_CANCEL, 'the connection broke', 'BROKER_UNAVAILABLE', "can't reach b1:9094: the connection broke"],
])('HTTP/2 code %i, broken: %s', (code, whyBroken, expected, text) => {
  const error = whyCut({ path: '/t.T/Call', address }, code, whyBroken)
  expect(error.code).toBe(expected)
  expect(error.message).toContain(text)
})
