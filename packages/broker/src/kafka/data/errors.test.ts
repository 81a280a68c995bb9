import { type ErrorCode, errorCodes, StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { kafkaErrors } from '../errors.ts'
import { fetchErrorOf, partitionErrorOf, produceErrorOf } from './errors.ts'

const of = (code: ErrorCode) => new StreamError(code, 'what happened')
const codes = Object.keys(errorCodes) as ErrorCode[]

describe('errors of Produce', () => {
  it('send clients to look who leads, or to try again here, by errors that all of them know', () => {
    expect(produceErrorOf(of('LEADER_NOT_AVAILABLE'), 13)).toBe(kafkaErrors.NOT_LEADER_OR_FOLLOWER)
    expect(produceErrorOf(of('SHUTTING_DOWN'), 7)).toBe(kafkaErrors.NOT_LEADER_OR_FOLLOWER)
    expect(produceErrorOf(of('RESOURCE_EXHAUSTED'), 7)).toBe(kafkaErrors.REQUEST_TIMED_OUT)
    expect(produceErrorOf(of('DISK_FULL'), 7)).toBe(kafkaErrors.KAFKA_STORAGE_ERROR)
    expect(produceErrorOf(of('UNKNOWN_TOPIC_ID'), 13)).toBe(kafkaErrors.UNKNOWN_TOPIC_ID)
    expect(produceErrorOf(of('UNKNOWN_TOPIC_ID'), 12)).toBe(kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION)
  })

  it('speak of transactions as the version of the request knows them', () => {
    expect(produceErrorOf(of('PRODUCER_FENCED'), 13)).toBe(kafkaErrors.INVALID_PRODUCER_EPOCH)
    expect(produceErrorOf(of('TRANSACTION_ABORTABLE'), 11)).toBe(kafkaErrors.TRANSACTION_ABORTABLE)
    expect(produceErrorOf(of('TRANSACTION_ABORTABLE'), 10)).toBe(kafkaErrors.INVALID_TXN_STATE)
    expect(produceErrorOf(of('CONCURRENT_TRANSACTIONS'), 12)).toBe(kafkaErrors.CONCURRENT_TRANSACTIONS)
    expect(produceErrorOf(of('CONCURRENT_TRANSACTIONS'), 11)).toBe(kafkaErrors.NOT_ENOUGH_REPLICAS)
    expect(produceErrorOf(of('NOT_COORDINATOR'), 13)).toBe(kafkaErrors.NOT_ENOUGH_REPLICAS)
  })
})

describe('errors of Fetch', () => {
  it("are those alone that Kafka's Java consumer knows what to do with", () => {
    const known = new Set<number>([
      kafkaErrors.UNKNOWN_SERVER_ERROR,
      kafkaErrors.OFFSET_OUT_OF_RANGE,
      kafkaErrors.CORRUPT_MESSAGE,
      kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION,
      kafkaErrors.NOT_LEADER_OR_FOLLOWER,
      kafkaErrors.REPLICA_NOT_AVAILABLE,
      kafkaErrors.KAFKA_STORAGE_ERROR,
      kafkaErrors.FENCED_LEADER_EPOCH,
      kafkaErrors.UNKNOWN_LEADER_EPOCH,
      kafkaErrors.OFFSET_NOT_AVAILABLE,
      kafkaErrors.UNKNOWN_TOPIC_ID,
    ])
    for (const code of codes) expect(known, code).toContain(fetchErrorOf(of(code), 17))
    expect(fetchErrorOf(of('UNKNOWN_TOPIC_ID'), 12)).toBe(kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION)
  })
})

describe('errors of partitions that were named by their topic', () => {
  it('do not speak of its id', () => {
    expect(partitionErrorOf(of('UNKNOWN_TOPIC_ID'))).toBe(kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION)
    expect(partitionErrorOf(of('LEADER_NOT_AVAILABLE'))).toBe(kafkaErrors.NOT_LEADER_OR_FOLLOWER)
    expect(partitionErrorOf(of('OFFSET_OUT_OF_RANGE'))).toBe(kafkaErrors.OFFSET_OUT_OF_RANGE)
  })
})
