import { type ErrorCode, isStreamError, present, serveUnary, StreamError } from '@millrace/base'
import { FakeClock, MemoryNetwork } from '@millrace/base/testing'
import { millrace, TransactionService } from '@millrace/contracts'

import { describe, expect, it } from 'vitest'
import { Topics } from '../../test/transactions/topics.ts'
import { parseBrokerConfig } from '../config/broker-config.ts'
import { toWireError } from '../wire/error.ts'
import { type LocalAnswer, TransactionVerifier } from './verifier.ts'

/** Broker 1, whose transactions' coordinator is broker 1, 2 or nobody. Each question is answered with the next of `codes`. */
async function start(
  coordinator: number,
  codes: (ErrorCode | undefined)[],
  keys: Readonly<Record<string, string>> = {},
): Promise<{
  clock: FakeClock
  asked: string[]
  verify: (partition?: number, adds?: boolean) => Promise<string>
  verifier: TransactionVerifier
}> {
  const clock = new FakeClock()
  const network = new MemoryNetwork({ clock })
  const topics = new Topics({ __transaction_state: [coordinator], orders: [1] })
  const asked: string[] = []
  const answer = (): StreamError | undefined => {
    const code = codes.shift()
    return code === undefined ? undefined : new StreamError(code, 'no')
  }
  const handle = async (request: millrace.transaction.v1.AddPartitionsRequest): Promise<Answered> => {
    asked.push(
      `2: ${request.transactionalId} ${request.producerId}/${request.producerEpoch} ${request.partitions.length}${request.verifyOnly ? '' : ' added'}`,
    )
    const error = answer()
    if (error?.code === 'NOT_COORDINATOR') throw error
    return new millrace.transaction.v1.AddPartitionsResponse({
      results: request.partitions.map(() => (error === undefined ? {} : { error: toWireError(error) })),
      ...(request.mayBeUnlogged ? { coordinatorEpoch: 9 } : {}),
    })
  }
  const listening = network.listen({
    host: 'two',
    port: 2,
    bindings: [serveUnary(TransactionService.addPartitions, handle)],
    messageSizeBytesMax: 10_000,
    connectionsMax: 10,
    streamsPerConnectionMax: 10,
  })
  await clock.until(listening)
  const { settings } = parseBrokerConfig({ 'log.dir': '/data', ...keys })
  const verifier = new TransactionVerifier({
    nodeId: 1,
    image: topics.image,
    clock,
    settings: () => settings,
    channelTo: () => network.connect('two:2', { messageSizeBytesMax: 10_000, purpose: 'test' }),
    local: async ({ transactionalId, producerId, producerEpoch, partitions }, adds): Promise<LocalAnswer> => {
      const named = [...partitions].map(([topic, numbers]) => [topic, ...numbers].join('-'))
      asked.push(`1: ${transactionalId} ${producerId}/${producerEpoch} ${named.join()}${adds ? ' added' : ''}`)
      const error = answer()
      if (error?.code === 'TRANSACTION_ABORTABLE') return { missing: partitions }
      if (error !== undefined) throw error
      return { missing: new Map(), ...(adds ? { coordinatorEpoch: 9 } : {}) }
    },
  })
  const claim = { transactionalId: 't', producerId: 7, producerEpoch: 3, topicId: topics.id('orders') }
  const verify = (partition = 0, adds = false): Promise<string> =>
    verifier.verify({ ...claim, partition, adds }).then(
      (coordinatorEpoch) => (coordinatorEpoch === undefined ? 'agreed' : `agreed by ${coordinatorEpoch}`),
      (error: unknown) => (isStreamError(error) ? error.code : String(error)),
    )
  return { clock, asked, verify, verifier }
}

type Answered = millrace.transaction.v1.AddPartitionsResponse

describe('a leader that asks whether a partition is in a transaction', () => {
  it.each([1, 2])('is told so by the coordinator on broker %d', async (coordinator) => {
    const { clock, asked, verify } = await start(coordinator, [undefined, 'TRANSACTION_ABORTABLE', 'PRODUCER_FENCED'])
    expect(await clock.until(verify())).toBe('agreed')
    expect(await clock.until(verify())).toBe('TRANSACTION_ABORTABLE')
    expect(await clock.until(verify())).toBe('PRODUCER_FENCED')
    expect(asked).toEqual(Array(3).fill(coordinator === 1 ? '1: t 7/3 orders-0' : '2: t 7/3 1'))
  })

  it.each([1, 2])('asks broker %d again for what passes in a moment, for a while', async (coordinator) => {
    const codes: ErrorCode[] = ['CONCURRENT_TRANSACTIONS', 'COORDINATOR_LOAD_IN_PROGRESS', 'NOT_COORDINATOR']
    const passing = await start(coordinator, [...codes, undefined])
    const beganMs = passing.clock.monotonicMs()
    expect(await passing.clock.until(passing.verify())).toBe('agreed')
    expect(passing.clock.monotonicMs() - beganMs).toBe(60)
    const staying = await start(coordinator, Array(10).fill('NOT_COORDINATOR') as ErrorCode[])
    expect(await staying.clock.until(staying.verify())).toBe('COORDINATOR_NOT_AVAILABLE')
    expect(staying.asked).toHaveLength(6)
    expect(staying.clock.timerCount).toBe(0)
  })

  it.each([
    ['100', '100', 2],
    ['10', '100', 11],
    ['20', '0', 1],
    ['20', '40', 3],
  ])('waits for %s ms between two questions, and for no longer than %s ms in all', async (backoff, max, questions) => {
    const { clock, asked, verify } = await start(1, Array(20).fill('CONCURRENT_TRANSACTIONS') as ErrorCode[], {
      'add.partitions.to.txn.retry.backoff.ms': backoff,
      'add.partitions.to.txn.retry.backoff.max.ms': max,
    })
    expect(await clock.until(verify())).toBe('CONCURRENT_TRANSACTIONS')
    expect(asked).toHaveLength(questions)
  })

  it.each([1, 2])('has partitions of one transaction taken in together by broker %d', async (coordinator) => {
    const { clock, asked, verify } = await start(coordinator, [])
    const first = [verify(0, true), verify(1, true), verify(2)]
    await clock.settle()
    const rest = [verify(3, true), verify(4, true)]
    const by = 'agreed by 9'
    expect(await clock.until(Promise.all([...first, ...rest]))).toEqual([by, by, 'agreed', by, by])
    expect(asked.slice(0, 2)).toEqual(
      coordinator === 1 ? ['1: t 7/3 orders-0-1 added', '1: t 7/3 orders-2'] : ['2: t 7/3 2 added', '2: t 7/3 1'],
    )
    expect(asked.slice(2)).toEqual([coordinator === 1 ? '1: t 7/3 orders-3-4 added' : '2: t 7/3 2 added'])
  })

  it('is told of each partition by itself', async () => {
    const { clock, asked, verify } = await start(1, ['TRANSACTION_ABORTABLE'])
    expect(await clock.until(Promise.all([verify(0), verify(1)]))).toEqual(Array(2).fill('TRANSACTION_ABORTABLE'))
    expect(asked).toHaveLength(1)
  })

  it('hears that nobody coordinates', async () => {
    const { clock, verify } = await start(-1, [])
    expect(await clock.until(verify())).toBe('COORDINATOR_NOT_AVAILABLE')
  })

  it('does not ask where it need not', async () => {
    const off = { 'transaction.partition.verification.enable': 'false' }
    const { clock, asked, verify } = await start(1, ['PRODUCER_FENCED'], off)
    expect(await clock.until(verify())).toBe('agreed')
    expect(asked).toEqual([])
    expect(await clock.until(verify(0, true))).toBe('PRODUCER_FENCED')
  })

  it('does not ask again once the broker stops', async () => {
    const { clock, asked, verify, verifier } = await start(1, ['CONCURRENT_TRANSACTIONS', 'CONCURRENT_TRANSACTIONS'])
    const outcome = verify()
    await clock.settle()
    verifier.close()
    expect(await outcome).toBe('CONCURRENT_TRANSACTIONS')
    expect(present(asked[0], 'it asked')).toContain('t 7/3')
    expect(clock.timerCount).toBe(0)
  })
})
