import { StreamError } from '@millrace/base'
import { RecordBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { failure, type Made, put, text, valueOf } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import type { Transaction, TransactionalOptions } from './types.ts'

/** What stands in a partition: each batch's identity and sequence, and whether it is of a transaction. */
function batches({ cluster }: Made, name = 't', partition = 0): string[] {
  const log = cluster.partition(name, partition)
  return log.identities.map((identity, index) => {
    const bytes = log.batches[index]
    const isTransactional = bytes !== undefined && new RecordBatch(bytes).isTransactional
    return `${identity}${isTransactional ? ' tx' : ''}`
  })
}

const gone = new StreamError('BROKER_UNAVAILABLE', 'the coordinator is gone')

describe('a transaction', () => {
  it('commits on return, with everything on disk, awaited or not', async () => {
    const made = fixture()
    const result = await made.clock.until(
      made.client.transaction('tx', async (tx) => {
        void tx.send('t', { value: 'a' })
        void tx.sendBatch('six', [
          { value: 'b', partition: 1 },
          { value: 'c', partition: 2 },
        ])
        const { offset } = await tx.send('t', { value: 'd' })
        return offset
      }),
    )
    expect(result).toBe(1)
    expect(made.cluster.values('t')).toEqual(['a', 'd'])
    expect(made.cluster.transactions.log.toSorted()).toEqual([
      'add six-1',
      'add six-2',
      'add t-0',
      'commit 1',
      'init tx',
    ])
    expect(made.cluster.transactions.log.at(-1)).toBe('commit 1')
    expect(batches(made).every((batch) => batch.endsWith(' tx'))).toBe(true)
    expect(made.cluster.produced.every(({ transactionalId }) => transactionalId === 'tx')).toBe(true)
  })

  it('each has the next epoch, from sequence 0 on, with one producer', async () => {
    const made = fixture()
    for (const value of ['a', 'b', 'c']) {
      await made.clock.until(made.client.transaction('tx', (tx) => tx.send('t', { value })))
    }
    expect(batches(made)).toEqual(['77/1:0 tx', '77/2:0 tx', '77/3:0 tx'])
    expect(made.cluster.transactions.log.filter((line) => line.startsWith('init'))).toHaveLength(1)
    expect(made.cluster.produceSessionCount).toBe(1)
  })

  it('those of one id go one after the other, in their order', async () => {
    const made = fixture()
    const order: string[] = []
    const run = (name: string): Promise<void> =>
      made.client.transaction('tx', async (tx) => {
        order.push(`${name} begins`)
        await tx.send('t', { value: name })
        order.push(`${name} ends`)
      })
    await made.clock.until(Promise.all([run('a'), run('b'), run('c')]))
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })

  it('without anything sent asks nobody to end it', async () => {
    const made = fixture()
    expect(await made.clock.until(made.client.transaction('tx', () => 7))).toBe(7)
    expect(made.cluster.transactions.log).toEqual(['init tx'])
  })

  it('aborts if the callback throws, and rejects with that; the next one is well', async () => {
    const made = fixture()
    const broken = new Error('no')
    const failed = made.client.transaction('tx', async (tx) => {
      await tx.send('t', { value: 'a' })
      throw broken
    })
    await expect(made.clock.until(failed)).rejects.toBe(broken)
    expect(made.cluster.transactions.log).toEqual(['init tx', 'add t-0', 'abort 1'])
    await made.clock.until(made.client.transaction('tx', (tx) => tx.send('t', { value: 'b' })))
    expect(batches(made)).toEqual(['77/1:0 tx', '77/2:0 tx'])
    expect(made.cluster.transactions.log.slice(3)).toEqual(['add t-0', 'commit 2'])
  })

  it('aborts if anything it sent failed, though nobody looked', async () => {
    const made = fixture()
    made.cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_RECORD', 'not this one') })
    let runs = 0
    const failed = failure(
      made,
      made.client.transaction('tx', (tx) => {
        runs++
        void tx.send('t', { value: 'a' })
      }),
    )
    expect((await failed).code).toBe('INVALID_RECORD')
    expect(made.cluster.transactions.log.at(-1)).toBe('abort 1')
    expect(runs).toBe(1)
  })

  it('takes nothing once it is over, or has failed', async () => {
    const made = fixture()
    let kept: Transaction | undefined
    await made.clock.until(
      made.client.transaction('tx', (tx) => {
        kept = tx
      }),
    )
    expect((await failure(made, (kept as Transaction).send('t', { value: 'late' }))).code).toBe('INVALID_REQUEST')
    const failed = made.client.transaction('tx', async (tx) => {
      made.cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_RECORD', 'no') })
      await tx.send('t', { value: 'a' }).catch(() => undefined)
      expect(tx.signal.aborted).toBe(true)
      await tx.send('t', { value: 'b' })
    })
    expect((await failure(made, failed)).code).toBe('INVALID_RECORD')
    expect(made.cluster.values('t')).toEqual([])
  })

  it('is aborted when it takes too long, without waiting for its callback', async () => {
    const made = fixture()
    const producer = made.client.transactional('tx', { timeoutMs: 1_000 })
    const failed = failure(
      made,
      producer.transaction(async (tx) => {
        await tx.send('t', { value: 'a' })
        await new Promise(() => {})
      }),
    )
    expect(await failed).toMatchObject({ code: 'TRANSACTION_ABORTABLE', context: { limit: 1_000 } })
    expect(made.cluster.transactions.log.at(-1)).toBe('abort 1')
  })

  it('is aborted by its signal, and by closing', async () => {
    const made = fixture()
    const given = new AbortController()
    const hangs = (tx: Transaction): Promise<void> => tx.send('t', { value: 'a' }).then(() => new Promise(() => {}))
    const aborting = failure(made, made.client.transaction('tx', hangs, { signal: given.signal }))
    await made.clock.advance(10)
    given.abort()
    expect((await aborting).code).toBe('ABORTED')
    expect(made.cluster.transactions.log.at(-1)).toBe('abort 1')
    const closing = failure(made, made.client.transaction('tx', hangs))
    const waiting = failure(made, made.client.transaction('tx', hangs))
    await made.clock.advance(10)
    await made.clock.until(made.client.close())
    expect([(await closing).code, (await waiting).code]).toEqual(['CLOSED', 'CLOSED'])
    expect(made.cluster.transactions.log.at(-1)).toBe('abort 2')
    expect(made.clock.timerCount).toBe(0)
  })
})

describe('the end of a transaction', () => {
  it('is asked for again when its answer was lost, and is made once', async () => {
    const made = fixture()
    made.cluster.transactions.fates.end.push({ error: gone, isDone: true }, { error: gone })
    await made.clock.until(made.client.transaction('tx', (tx) => tx.send('t', { value: 'a' })))
    expect(made.cluster.transactions.log).toEqual(['init tx', 'add t-0', 'commit 1'])
  })

  it('that nobody tells of is a fatal error that says so, and never a second run', async () => {
    const made = fixture()
    made.cluster.transactions.fates.end.push(...Array.from({ length: 500 }, () => ({ error: gone })))
    let runs = 0
    const run = (): Promise<StreamError> =>
      failure(
        made,
        made.client.transaction('tx', (tx) => {
          runs++
          return tx.send('t', { value: 'a' })
        }),
      )
    const error = await run()
    expect(error).toMatchObject({ code: 'TRANSACTION_OUTCOME_UNKNOWN', fatal: true })
    expect(error.message).toContain('look at what is there before anything is done again')
    expect((await run()).code).toBe('TRANSACTION_OUTCOME_UNKNOWN')
    expect(runs).toBe(1)
    expect(made.cluster.transactions.log).toEqual(['init tx', 'add t-0'])
  })

  it('that came too late is an abort, and the producer goes on', async () => {
    const made = fixture()
    made.cluster.transactions.fates.end.push({ error: new StreamError('TRANSACTION_ABORTABLE', 'it timed out') })
    const failed = failure(
      made,
      made.client.transaction('tx', (tx) => tx.send('t', { value: 'a' })),
    )
    expect((await failed).code).toBe('TRANSACTION_ABORTABLE')
    await made.clock.until(made.client.transaction('tx', (tx) => tx.send('t', { value: 'b' })))
    expect(made.cluster.transactions.log).toEqual(['init tx', 'add t-0', 'abort 1', 'add t-0', 'commit 2'])
  })

  it('a producer that was fenced takes no more', async () => {
    const made = fixture()
    const failed = made.client.transaction('tx', async (tx) => {
      await tx.send('t', { value: 'a' })
      made.cluster.transactions.fence()
    })
    expect(await failure(made, failed)).toMatchObject({ code: 'PRODUCER_FENCED', fatal: true })
    let runs = 0
    expect(
      (
        await failure(
          made,
          made.client.transaction('tx', () => runs++),
        )
      ).code,
    ).toBe('PRODUCER_FENCED')
    expect(runs).toBe(0)
  })

  it('of which an abort was not told is taken up again with what the producer had (KIP-360)', async () => {
    const made = fixture()
    made.cluster.transactions.fates.end.push(...Array.from({ length: 200 }, () => ({ error: gone })))
    const failed = made.client.transaction('tx', async (tx) => {
      await tx.send('t', { value: 'a' })
      throw new Error('no')
    })
    await expect(made.clock.until(failed)).rejects.toThrow('no')
    made.cluster.transactions.fates.end.length = 0
    await made.clock.until(made.client.transaction('tx', (tx) => tx.send('t', { value: 'b' })))
    expect(made.cluster.transactions.log).toEqual(['init tx', 'add t-0', 'init tx', 'add t-0', 'commit 2'])
    expect(batches(made)).toEqual(['77/1:0 tx', '77/2:0 tx'])
  })
})

describe('what a transaction meets', () => {
  it('a session that breaks: the batch goes again under its sequence', async () => {
    const made = fixture()
    made.cluster.fates.push({ kind: 'lose', appended: true })
    await made.clock.until(made.client.transaction('tx', (tx) => tx.send('t', { value: 'a' })))
    expect(batches(made)).toEqual(['77/1:0 tx'])
  })

  it('a partition that can not tell what it has: it is aborted rather than doubled', async () => {
    const made = fixture()
    made.cluster.fates.push({ kind: 'refuse', error: new StreamError('OUT_OF_ORDER_SEQUENCE', 'lost it') })
    const failed = failure(
      made,
      made.client.transaction('tx', (tx) => tx.send('t', { value: 'a' })),
    )
    expect((await failed).code).toBe('TRANSACTION_ABORTABLE')
    expect(made.cluster.transactions.log.at(-1)).toBe('abort 1')
  })

  it('partitions that can not be taken in', async () => {
    const made = fixture()
    const busy = {
      kind: 'refuse',
      error: new StreamError('CONCURRENT_TRANSACTIONS', 'the last one still ends'),
    } as const
    made.cluster.fates.push(busy, busy)
    await made.clock.until(made.client.transaction('tx', (tx) => tx.send('t', { value: 'a' })))
    made.cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_REQUEST', 'never') })
    const failed = failure(
      made,
      made.client.transaction('tx', (tx) => tx.send('t', { value: 'b' })),
    )
    expect((await failed).code).toBe('INVALID_REQUEST')
    expect(made.cluster.values('t')).toEqual(['a'])
  })

  it('another that has taken the id over: a leader says so as the coordinator does', async () => {
    const made = fixture()
    await made.clock.until(made.client.transaction('tx', (tx) => tx.send('t', { value: 'a' })))
    for (const code of ['INVALID_PRODUCER_ID_MAPPING', 'PRODUCER_FENCED'] as const) {
      made.cluster.fates.push({ kind: 'refuse', error: new StreamError(code, 'not you') })
      made.cluster.transactions.fates.end.push({ error: new StreamError(code, 'not you') })
      const other = code === 'PRODUCER_FENCED' ? 'tx' : 'other'
      const failed = failure(
        made,
        made.client.transaction(other, (tx) => tx.send('t', { value: 'b' })),
      )
      expect(await failed).toMatchObject({ code: 'PRODUCER_FENCED', fatal: true })
      const next = made.client.transaction(other, () => 7)
      expect((await failure(made, next)).code).toBe('PRODUCER_FENCED')
    }
    expect(made.cluster.values('t')).toEqual(['a'])
  })

  it.each([
    ['', {}, 'a transactional id is a text that is not empty'],
    ['tx', { timeoutMs: 0 }, 'timeoutMs must be a number'],
    ['tx', { acks: 'leader' }, 'acks is no option of transactions'],
    ['tx', { lingerMS: 5 }, "did you mean 'lingerMs'?"],
  ])('refuses the id %j with %j', (id, wrong, message) => {
    expect(() => fixture().client.transactional(id, wrong as TransactionalOptions)).toThrow(message)
  })
})

describe('offsets of a group', () => {
  async function reading(made: Made, commit?: boolean) {
    for (const value of ['a', 'b', 'c']) put(made, 't', 0, [value])
    const consumer = made.client.consumer({ group: 'g', offsetReset: 'earliest', autoCommit: commit ?? false })
    const batchesOf = consumer.batches('t')
    const first = batchesOf.next()
    await made.clock.settle()
    made.cluster.groups.session.give(4, [{ topicId: made.cluster.idOf('t'), partitions: [0] }])
    return { consumer, batches: batchesOf, batch: valueOf(await made.clock.until(first)) }
  }

  it('go with the transaction, as of the member that read them', async () => {
    const made = fixture()
    const { batch } = await reading(made)
    await made.clock.until(
      made.client.transaction('tx', async (tx) => {
        await tx.send('six', { value: 'x', partition: 0 })
        await tx.sendOffsets(batch)
      }),
    )
    expect(made.cluster.transactions.log).toEqual(['init tx', 'add six-0', 'offsets g', 'commit 1'])
    expect(made.cluster.groups.transactional).toMatchObject([
      {
        transaction: { transactionalId: 'tx', producerId: 77, producerEpoch: 1 },
        offsets: [{ partition: 0, offset: 1 }],
      },
    ])
    expect(made.cluster.groups.commits).toEqual([])
  })

  it('of everything that a consumer has delivered', async () => {
    const made = fixture()
    const { consumer, batches: more } = await reading(made)
    await made.clock.until(more.next())
    await made.clock.until(made.client.transaction('tx', (tx) => tx.sendOffsets(consumer)))
    expect(made.cluster.groups.transactional[0]?.offsets).toMatchObject([{ partition: 0, offset: 2 }])
  })

  it('an abort has the consumer deliver the batch again', async () => {
    const made = fixture()
    const { batch, batches: more } = await reading(made, true)
    const failed = made.client.transaction('tx', async (tx) => {
      await tx.sendOffsets(batch)
      throw new Error('no')
    })
    await expect(made.clock.until(failed)).rejects.toThrow('no')
    const again = valueOf(await made.clock.until(more.next()))
    expect([...again.records].map(({ value }) => text(value))).toEqual(['a'])
    await made.clock.advance(10_000)
    expect(made.cluster.groups.commits).toEqual([])
  })

  it('as an option go with it from the beginning, and come again whatever fails', async () => {
    const made = fixture()
    const { batch, batches: more } = await reading(made)
    const { transactions, groups } = made.cluster
    const failed = made.client.transaction('tx', () => Promise.reject(new Error('no')), { offsets: batch })
    await expect(made.clock.until(failed)).rejects.toThrow('no')
    expect(transactions.log).toEqual(['init tx', 'offsets g', 'abort 1'])
    const second = valueOf(await made.clock.until(more.next()))
    expect(second.firstOffset).toBe(0)
    await made.clock.until(made.client.transaction('tx', () => {}, { offsets: second }))
    expect(groups.transactional.at(-1)?.offsets).toMatchObject([{ partition: 0, offset: 1 }])
    expect(valueOf(await made.clock.until(more.next())).firstOffset).toBe(1)
  })

  it('as an option come again though the transaction could not begin', async () => {
    const made = fixture()
    const { batch, batches: more } = await reading(made)
    made.cluster.transactions.fates.init.push({ error: new StreamError('INVALID_REQUEST', 'not now') })
    let runs = 0
    const failed = failure(
      made,
      made.client.transaction('tx', () => void runs++, { offsets: batch }),
    )
    expect((await failed).code).toBe('INVALID_REQUEST')
    expect(runs).toBe(0)
    expect(valueOf(await made.clock.until(more.next())).firstOffset).toBe(0)
  })

  it('come again though the transaction had failed before they were sent, and nobody need wait for what it refuses', async () => {
    const made = fixture()
    const { batch, batches: more } = await reading(made)
    made.cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_RECORD', 'not this one') })
    const failed = made.client.transaction('tx', async (tx) => {
      await tx.send('six', { value: 'x', partition: 0 }).catch(() => undefined)
      void tx.send('six', { value: 'y', partition: 0 })
      void tx.sendOffsets(batch)
    })
    expect((await failure(made, failed)).code).toBe('INVALID_RECORD')
    expect(valueOf(await made.clock.until(more.next())).firstOffset).toBe(0)
  })

  it('wait for commits that are under way, which would take the group back, and are not followed by others', async () => {
    const made = fixture()
    const { groups } = made.cluster
    const { batches: more } = await reading(made, true)
    const second = valueOf(await made.clock.until(more.next()))
    const away = new StreamError('COORDINATOR_NOT_AVAILABLE', 'nobody is there')
    groups.commitFailures.push(...Array.from({ length: 20 }, () => away))
    // What is finished, the first batch, is committed; which is tried again and again.
    await made.clock.advance(5_000)
    const done = made.client.transaction('tx', () => {}, { offsets: second })
    await made.clock.settle()
    expect([groups.commits.length, groups.transactional.length]).toEqual([0, 0])
    groups.commitFailures.length = 0
    await made.clock.until(done)
    expect(groups.commits.map(({ offsets }) => offsets[0]?.offset)).toEqual([1])
    expect(groups.transactional[0]?.offsets).toMatchObject([{ offset: 2 }])
    await made.clock.until(more.next())
    await made.clock.advance(20_000)
    expect(groups.commits).toHaveLength(1)
  })

  it('of everything delivered are refused if some of it has gone to another member, and the rest comes again', async () => {
    const made = fixture()
    put(made, 'six', 0, ['a'])
    put(made, 'six', 1, ['b'])
    const consumer = made.client.consumer({ group: 'g', offsetReset: 'earliest', autoCommit: false })
    const batchesOf = consumer.batches('six')
    const first = batchesOf.next()
    await made.clock.settle()
    const topicId = made.cluster.idOf('six')
    made.cluster.groups.session.give(4, [{ topicId, partitions: [0, 1] }])
    await made.clock.until(first)
    await made.clock.until(batchesOf.next())
    const third = batchesOf.next()
    made.cluster.groups.session.give(5, [{ topicId, partitions: [1] }])
    await made.clock.advance(100)
    const refused = failure(
      made,
      made.client.transaction('tx', (tx) => tx.sendOffsets(consumer)),
    )
    expect(await refused).toMatchObject({ code: 'STALE_MEMBER_EPOCH', context: { topic: 'six', partition: 0 } })
    expect(made.cluster.groups.transactional).toEqual([])
    expect(valueOf(await made.clock.until(third))).toMatchObject({ partition: 1, firstOffset: 0 })
    await made.clock.until(made.client.transaction('tx', (tx) => tx.sendOffsets(consumer)))
    expect(made.cluster.groups.transactional[0]?.offsets).toMatchObject([{ partition: 1, offset: 1 }])
  })

  it('that were read before the member was fenced are not committed by what it has become', async () => {
    const made = fixture()
    const { groups } = made.cluster
    const { batch } = await reading(made)
    const away = new StreamError('COORDINATOR_NOT_AVAILABLE', 'nobody is there')
    groups.commitFailures.push(away, away, away)
    const doomed = made.client.transaction('tx', (tx) => tx.sendOffsets(batch))
    doomed.catch(() => undefined)
    await made.clock.settle()
    // It joins again, is given the same partition, and reads what is not committed once more.
    groups.session.end(new StreamError('FENCED_MEMBER_EPOCH', 'it was silent for too long'))
    await made.clock.advance(10)
    groups.session.give(9, [{ topicId: made.cluster.idOf('t'), partitions: [0] }])
    expect((await failure(made, doomed)).code).toBe('STALE_MEMBER_EPOCH')
    expect(groups.transactional).toEqual([])
    expect(made.cluster.transactions.log.at(-1)).toMatch(/^abort/)
  })

  it('that were taken away, or are of no group, abort it', async () => {
    const made = fixture()
    const { batch, batches: more } = await reading(made)
    made.cluster.groups.session.give(5, [])
    const next = more.next()
    next.catch(() => undefined)
    await made.clock.advance(100)
    const taken = failure(
      made,
      made.client.transaction('tx', (tx) => tx.sendOffsets(batch)),
    )
    expect((await taken).code).toBe('STALE_MEMBER_EPOCH')
    const none = made.client.consumer()
    const refused = failure(
      made,
      made.client.transaction('tx', (tx) => tx.sendOffsets(none)),
    )
    expect((await refused).code).toBe('INVALID_REQUEST')
    expect(made.cluster.transactions.log).toEqual(['init tx'])
  })
})
