import { type ErrorCode, errorCodes, StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { kafkaErrorFields, kafkaErrorOf, kafkaErrors } from './errors.ts'

/** Those that Kafka's clients try again by themselves, as its protocol guide lists them. */
const retriable = new Set<number>([
  2, 3, 5, 6, 7, 8, 9, 13, 14, 15, 16, 19, 20, 41, 51, 56, 70, 71, 72, 74, 75, 78, 80, 83, 88, 89, 100, 103, 106, 109,
  117, 122, 123, 124, 133,
])
/** Of these Kafka's clients know by the API what to do, though the protocol guide does not call them retriable. */
const handledByClients: ReadonlySet<ErrorCode> = new Set([
  'OUT_OF_ORDER_SEQUENCE',
  'REBALANCE_IN_PROGRESS',
  'UNRELEASED_INSTANCE_ID',
])

/** What copies of a Streams application answer, and no broker. */
const ofStreams: ReadonlySet<ErrorCode> = new Set(['STORE_NOT_READY', 'STORE_MOVED'])

const codes = Object.keys(errorCodes) as ErrorCode[]

describe("Kafka's numbers of errors", () => {
  it('has each number once', () => {
    const numbers = Object.values(kafkaErrors)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(Math.max(...numbers)).toBe(numbers.length - 2)
  })

  it.each(codes)('%s has one that is known', (code) => {
    expect(Object.values(kafkaErrors)).toContain(kafkaErrorOf(code))
  })

  it.each(codes.filter((code) => errorCodes[code].retriable && !handledByClients.has(code) && !ofStreams.has(code)))(
    '%s may be tried again, and Kafka clients do',
    (code) => {
      expect(retriable).toContain(kafkaErrorOf(code))
    },
  )

  it.each(codes.filter((code) => errorCodes[code].fatal && errorCodes[code].kafkaCode > 0))(
    '%s is fatal, and no Kafka client tries it again',
    (code) => {
      expect(retriable).not.toContain(kafkaErrorOf(code))
    },
  )

  it('stands in an answer with what people are told', () => {
    expect(kafkaErrorFields(new StreamError('INVALID_TOPIC', "'..' is no name"))).toEqual({
      errorCode: 17,
      errorMessage: "'..' is no name",
    })
  })
})
