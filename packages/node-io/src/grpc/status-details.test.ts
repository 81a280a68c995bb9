import { errorCodes, type ErrorCode, StreamError } from '@millrace/base'
import { google } from '@millrace/contracts'
import { expect, test } from 'vitest'
import { grpcStatus } from './grpc-status.ts'
import { decodeMessageHeader, decodeStatus, encodeMessageHeader, encodeStatus } from './status-details.ts'

test.each(Object.keys(errorCodes) as ErrorCode[])('%s goes over the wire and back', (code) => {
  const error = new StreamError(code, 'what happened', { context: { topic: '7', partition: 3 }, retryAfterMs: 1_250 })
  const { code: status, message, details } = encodeStatus(error)
  expect(status).not.toBe(grpcStatus.OK)
  const back = decodeStatus(status, message, details, 'b1:9094')
  expect(back).toMatchObject({
    code,
    message: 'what happened',
    context: { topic: '7', partition: 3 },
    retryAfterMs: 1_250,
  })
})

test('others read a google.rpc.Status with an ErrorInfo of the domain millrace', () => {
  const { details } = encodeStatus(new StreamError('NOT_LEADER', 'no', { context: { partition: 3 } }))
  const status = google.rpc.Status.decode(details)
  expect(status).toMatchObject({ code: grpcStatus.FAILED_PRECONDITION, message: 'no' })
  expect(status.details[0]?.type_url).toBe('type.googleapis.com/google.rpc.ErrorInfo')
  const info = google.rpc.ErrorInfo.decode(status.details[0]?.value ?? Buffer.alloc(0))
  expect(info).toMatchObject({ reason: 'NOT_LEADER', domain: 'millrace', metadata: { partition: '3' } })
})

test('neither the cause nor the stack goes over the wire, and a long message is cut', () => {
  const error = new StreamError('STORAGE_ERROR', 'm'.repeat(5_000), { cause: new Error('secret') })
  const { message, details } = encodeStatus(error)
  expect(message).toHaveLength(2_048)
  expect(details.toString('latin1')).not.toMatch(/secret|status-details/)
})

test.each([
  [grpcStatus.UNAVAILABLE, 'no connection', 'BROKER_UNAVAILABLE'],
  [grpcStatus.CANCELLED, 'Call cancelled', 'BROKER_UNAVAILABLE'],
  [grpcStatus.INTERNAL, 'Received RST_STREAM with code 2', 'BROKER_UNAVAILABLE'],
  [grpcStatus.INTERNAL, 'oops', 'INTERNAL'],
  [grpcStatus.DEADLINE_EXCEEDED, 'late', 'TIMEOUT'],
  [grpcStatus.UNIMPLEMENTED, 'what?', 'UNSUPPORTED'],
  [grpcStatus.PERMISSION_DENIED, 'no', 'INTERNAL'],
])('status %i (%s) without details is %s and names who answered', (status, text, code) => {
  const error = decodeStatus(status, text, undefined, 'b1:9094')
  expect(error.code).toBe(code)
  expect(error.message).toContain('b1:9094')
  expect(error.context.address).toBe('b1:9094')
})

test("details that are damaged or another's leave the plain status", () => {
  const value = google.rpc.ErrorInfo.encode({ reason: 'NOT_LEADER', domain: 'other' }).finish()
  const foreign = google.rpc.Status.encode({
    details: [{ type_url: 'type.googleapis.com/google.rpc.ErrorInfo', value }],
  }).finish()
  for (const details of [Buffer.from([0xff, 0xff, 0xff]), foreign]) {
    expect(decodeStatus(grpcStatus.UNAVAILABLE, 'x', details, 'b:1').code).toBe('BROKER_UNAVAILABLE')
  }
})

test('a reason that a newer server knows is INTERNAL with its message', () => {
  const value = google.rpc.ErrorInfo.encode({ reason: 'NEWER', domain: 'millrace' }).finish()
  const details = google.rpc.Status.encode({
    details: [{ type_url: 'type.googleapis.com/google.rpc.ErrorInfo', value }],
  }).finish()
  expect(decodeStatus(grpcStatus.ABORTED, 'news', details, 'b:1')).toMatchObject({ code: 'INTERNAL', message: 'news' })
})

test('a message that no header may hold is percent-encoded', () => {
  expect(encodeMessageHeader('50% – a\nb')).toBe('50%25 %E2%80%93 a%0Ab')
})

test.each(['50% – a\nb', '', 'plain', '“sure”'])("'%s' goes through a header and back", (message) => {
  expect(decodeMessageHeader(encodeMessageHeader(message))).toBe(message)
})

test('a header that was not encoded is taken as it is', () => {
  expect(decodeMessageHeader('100% %E2')).toBe('100% %E2')
})
