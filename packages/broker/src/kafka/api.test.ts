import { errorCodes, StreamError } from '@millrace/base'
import { field, heartbeatRequest, heartbeatResponse, Message } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { type KafkaRequestContext, serveKafka } from './api.ts'

const advertised = { least: 0, greatest: 4 }
const heartbeat = { key: 12, name: 'Heartbeat', request: heartbeatRequest, response: heartbeatResponse, advertised }
const context = {} as KafkaRequestContext

describe('serveKafka', () => {
  it("answers an error in the answer's own field", () => {
    const binding = serveKafka(heartbeat, () => ({ errorCode: 0 }))
    const answer = binding.failed({}, new StreamError('NOT_COORDINATOR', 'ask another broker'), context)
    expect(answer).toEqual({ errorCode: errorCodes.NOT_COORDINATOR.kafkaCode })
    expect(heartbeatResponse.encode(answer as { errorCode: number }, 0).readInt16BE(0)).toBe(16)
  })

  it('gives people the message where the answer has room for it', () => {
    const response = new Message({
      name: 'SomeResponse',
      versions: '0',
      flexible: 'none',
      fields: { errorCode: field.int16(), errorMessage: field.string({ nullable: '0+' }) },
    })
    const binding = serveKafka({ ...heartbeat, response }, () => undefined)
    const answer = binding.failed({}, new StreamError('INVALID_CONFIG', 'no such key'), context)
    expect(answer).toEqual({ errorCode: 40, errorMessage: 'no such key' })
  })

  it('wants to be told how an answer without an error of its own says that all failed', () => {
    const response = new Message({ name: 'R', versions: '0', flexible: 'none', fields: { count: field.int32() } })
    const api = { ...heartbeat, response }
    expect(() => serveKafka(api, () => undefined)).toThrow('say how it answers that all failed')
    const binding = serveKafka(
      api,
      () => undefined,
      (_request, { errorCode }) => ({ count: errorCode }),
    )
    expect(binding.failed({}, new StreamError('INVALID_REQUEST', 'no'), context)).toEqual({ count: 42 })
  })
})
