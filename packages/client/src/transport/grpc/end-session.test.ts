import { isStreamError, type RpcBinding, type RpcStream, serveStream, serveUnary, StreamError } from '@millrace/base'
import { FakeClock, MemoryNetwork } from '@millrace/base/testing'
import { AdminService, millrace, TransactionService } from '@millrace/contracts'
import { expect, test } from 'vitest'
import type { ProducerIdentity } from '../transport.ts'
import { GrpcTransport } from './grpc-transport.ts'

const wire = millrace.transaction.v1
const { ErrorReason } = millrace.common.v1
type Stream = RpcStream<millrace.transaction.v1.EndTransactionsResponse, millrace.transaction.v1.EndTransactionsRequest>

interface Asked {
  readonly stream: Stream
  /** `id producer/epoch commit|abort`. */
  readonly text: string
  answer(outcome: Pick<millrace.transaction.v1.EndTransactionsResponse.$Properties, 'ended' | 'error'>): Promise<void>
}

const shown = (end: millrace.transaction.v1.EndTransactionRequest | null): string =>
  `${end?.transactionalId} ${end?.producerId}/${end?.producerEpoch} ${end?.commit === true ? 'commit' : 'abort'}`

/** A client of one broker, which answers what the test says; an old one knows only of single calls. */
async function start(isOld = false) {
  const clock = new FakeClock()
  const network = new MemoryNetwork({ clock })
  const asked: Asked[] = []
  const calls: string[] = []
  const streams: Stream[] = []
  const many = serveStream(TransactionService.endTransactions, async (stream) => {
    streams.push(stream)
    for await (const { correlationId, end } of stream) {
      const answer: Asked['answer'] = (outcome) =>
        stream.send(new wire.EndTransactionsResponse({ correlationId, ...outcome }))
      asked.push({ stream, text: shown(end), answer })
    }
  })
  const bindings: RpcBinding[] = [
    serveUnary(AdminService.describeCluster, async () => {
      const nodes = [{ nodeId: 1, host: 'broker', port: listener.port }]
      return new millrace.admin.v1.DescribeClusterResponse({ clusterId: 'c', nodes, controllerId: 1 })
    }),
    serveUnary(TransactionService.endTransaction, async (end) => {
      calls.push(shown(end))
      return new wire.EndTransactionResponse({ producerId: end.producerId, producerEpoch: end.producerEpoch + 1 })
    }),
    ...(isOld ? [] : [many]),
  ]
  const limits = { messageSizeBytesMax: 1_000_000, connectionsMax: 10, streamsPerConnectionMax: 10 }
  const listener = await network.listen({ host: 'broker', port: 0, ...limits, bindings })
  const transport = new GrpcTransport([`broker:${listener.port}`], network, clock)
  await clock.until(transport.describeCluster({ timeoutMs: 1_000 }))
  const end = (transactionalId: string, commit = true): Promise<ProducerIdentity | string> =>
    transport.transactions
      .endTransaction(1, { transactionalId, producerId: 7, producerEpoch: 3 }, commit, { timeoutMs: 2_000 })
      .catch((error: unknown) => (isStreamError(error) ? error.code : String(error)))
  return { clock, network, listener, transport, asked, calls, streams, end }
}

const ended = { ended: { producerId: 7, producerEpoch: 4 } }

test('transactions end on one stream, each by its own answer, in whatever order those come', async () => {
  const { clock, asked, calls, streams, transport, end } = await start()
  const [first, second] = [end('a'), end('b', false)]
  await clock.settle()
  expect(asked.map(({ text }) => text)).toEqual(['a 7/3 commit', 'b 7/3 abort'])
  await asked[1]?.answer({ error: { reason: ErrorReason.ERROR_REASON_PRODUCER_FENCED, message: 'another has it' } })
  expect(await second).toBe('PRODUCER_FENCED')
  await asked[0]?.answer(ended)
  expect(await first).toEqual({ producerId: 7, producerEpoch: 4 })
  const third = end('a')
  await clock.settle()
  await asked[2]?.answer({})
  expect(await third).toBe('INTERNAL')
  expect([streams.length, calls, clock.timerCount]).toEqual([1, [], 0])
  transport.close()
})

test('an answer that does not come in time is waited for no longer, and the others still are', async () => {
  const { clock, asked, transport, end } = await start()
  const late = end('a')
  await clock.advance(1_000)
  const other = end('b')
  await clock.advance(1_000)
  expect(await late).toBe('TIMEOUT')
  await asked[0]?.answer(ended)
  await asked[1]?.answer(ended)
  expect(await other).toEqual({ producerId: 7, producerEpoch: 4 })
  transport.close()
})

test('what waits when the stream ends is told so, and what comes then has another one', async () => {
  const { clock, asked, streams, transport, end } = await start()
  const [first, second] = [end('a'), end('b')]
  await clock.settle()
  streams[0]?.cancel(new StreamError('SHUTTING_DOWN', 'the broker stops'))
  expect(await Promise.all([first, second])).toEqual(['SHUTTING_DOWN', 'SHUTTING_DOWN'])
  const third = end('a')
  await clock.settle()
  expect(streams).toHaveLength(2)
  await asked[2]?.answer(ended)
  expect(await third).toEqual({ producerId: 7, producerEpoch: 4 })
  const left = end('b')
  await clock.settle()
  transport.close()
  expect(await left).toBe('CLOSED')
  expect(clock.timerCount).toBe(0)
})

test('a broker that does not know of such streams is asked by single calls', async () => {
  const { clock, calls, transport, end } = await start(true)
  expect(await clock.until(end('a'))).toEqual({ producerId: 7, producerEpoch: 4 })
  expect(await clock.until(end('b', false))).toEqual({ producerId: 7, producerEpoch: 4 })
  expect(calls).toEqual(['a 7/3 commit', 'b 7/3 abort'])
  transport.close()
})
