import { type Client, isStreamError } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

/** Every committed value of a topic, by partition. */
async function committed(client: Client, name: string): Promise<string[]> {
  const values: string[] = []
  const consumer = client.consumer({ isolation: 'read_committed' })
  for await (const { value } of consumer.records(name, { from: 'earliest', until: 'end' })) values.push(String(value))
  return values
}

test('a transaction is there as a whole, or not at all', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('a', { partitions: 3 })
  await admin.createTopic('b')
  const metadata = await client.transaction('shop-1', async (tx) => {
    void tx.sendBatch(
      'a',
      Array.from({ length: 100 }, (_, index) => ({ key: `k${index}`, value: `one ${index}` })),
    )
    return tx.send('b', { value: 'one' })
  })
  expect(metadata.offset).toBe(0)
  const failed = client.transaction('shop-1', async (tx) => {
    await tx.send('b', { value: 'two' })
    await tx.send('a', { value: 'two' })
    throw new Error('not this time')
  })
  await expect(failed).rejects.toThrow('not this time')
  await client.transaction('shop-1', (tx) => tx.send('b', { value: 'three' }))
  expect(await committed(client, 'b')).toEqual(['one', 'three'])
  expect(await committed(client, 'a')).toHaveLength(100)
  // Who does not ask for what is committed sees what was aborted too.
  let all = 0
  for await (const _ of client.consumer().records('b', { from: 'earliest', until: 'end' })) all += 1
  expect(all).toBe(3)
})

test('whoever takes the id fences the one before, which is told', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await using other = await cluster.client()
  await client.admin().createTopic('t')
  await client.transaction('shop-1', (tx) => tx.send('t', { value: 'first' }))
  let runs = 0
  const zombie = client.transaction('shop-1', async (tx) => {
    runs += 1
    await tx.send('t', { value: 'zombie' })
    await other.transaction('shop-1', (mine) => mine.send('t', { value: 'second' }))
  })
  const error = await zombie.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(isStreamError(error) && [error.code, error.fatal]).toEqual(['PRODUCER_FENCED', true])
  await expect(client.transaction('shop-1', () => undefined)).rejects.toMatchObject({ code: 'PRODUCER_FENCED' })
  expect(runs).toBe(1)
  expect(await committed(client, 't')).toEqual(['first', 'second'])
})

test('what was read and what was made of it go together, through aborts and a new member', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('in', { partitions: 2 })
  await client.admin().createTopic('out')
  const total = 200
  await client.producer().sendBatch(
    'in',
    Array.from({ length: total }, (_, index) => ({ value: String(index), partition: index % 2 })),
  )
  const reading = { group: 'copy', offsetReset: 'earliest', autoCommit: false, isolation: 'read_committed' } as const
  let copied = 0
  let failures = 0
  const copy = async (until: number, isClumsy: boolean): Promise<void> => {
    await using consumer = client.consumer(reading)
    let held: string[] = []
    for await (const record of consumer.records('in')) {
      held.push(String(record.value))
      if (held.length < 10) continue
      const values = held
      held = []
      try {
        await client.transaction('copy-1', async (tx) => {
          void tx.sendBatch(
            'out',
            values.map((value) => ({ value })),
          )
          await tx.sendOffsets(consumer)
          if (isClumsy && ++failures % 3 === 0) throw new Error('clumsy')
        })
        copied += values.length
      } catch (error) {
        // The consumer delivers again what the transaction had read.
        if (!(error instanceof Error && error.message === 'clumsy')) throw error
      }
      if (copied >= until) break
    }
  }
  await copy(100, true)
  await copy(total, false)
  expect(failures).toBeGreaterThan(2)
  const values = await committed(client, 'out')
  expect(values.map(Number).sort((one, other) => one - other)).toEqual(
    Array.from({ length: total }, (_, index) => index),
  )
  // In order within each partition.
  for (const parity of [0, 1]) {
    const own = values.map(Number).filter((value) => value % 2 === parity)
    expect(own).toEqual([...own].sort((one, other) => one - other))
  }
})

test('transactions go on while coordinators and leaders are killed', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  await using client = await cluster.client()
  await client.admin().createTopic('t', { partitions: 2 })
  const expected: string[] = []
  for (let round = 0; round < 12; round++) {
    if (round === 4) {
      const { coordinator } = await client.admin().describeTransaction('shop-1')
      await cluster.broker(coordinator).kill()
      await cluster.broker(coordinator).restart()
    }
    if (round === 8) {
      const leader = await cluster.leaderOf('t')
      await leader.kill()
      await leader.restart()
    }
    const isAborted = round % 3 === 2
    const done = client.transaction('shop-1', async (tx) => {
      await tx.sendBatch('t', [
        { value: `${round}`, partition: 0 },
        { value: `${round}`, partition: 1 },
      ])
      if (isAborted) throw new Error('given up')
    })
    if (isAborted) await expect(done).rejects.toThrow('given up')
    else {
      await done
      expected.push(`${round}`)
    }
  }
  const values = await committed(client, 't')
  const both = expected.flatMap((value) => [value, value])
  expect(values.map(Number).sort((one, other) => one - other)).toEqual(both.map(Number))
})

test('an operator sees a transaction that hangs, and aborts it', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('t')
  let sent = (): void => {}
  const isSent = new Promise<void>((resolve) => {
    sent = resolve
  })
  const hanging = client.transaction('shop-1', async (tx) => {
    await tx.send('t', { value: 'held' })
    sent()
    await new Promise<void>((_, reject) => tx.signal.addEventListener('abort', () => reject(new Error('given up'))))
  })
  const outcome = hanging.then(
    () => 'committed',
    (error: unknown) => (isStreamError(error) ? error.code : 'other'),
  )
  await isSent
  expect(await admin.describeTransaction('shop-1')).toMatchObject({
    state: 'ongoing',
    timeoutMs: 60_000,
    partitions: [{ topic: 't', partition: 0 }],
  })
  expect(await admin.listTransactions()).toMatchObject([{ transactionalId: 'shop-1', state: 'ongoing' }])
  expect(await admin.abortTransaction('shop-1')).toBe(true)
  expect(await admin.abortTransaction('shop-1')).toBe(false)
  await expect(admin.abortTransaction('nope')).rejects.toMatchObject({ code: 'TRANSACTIONAL_ID_NOT_FOUND' })
  await expect(admin.describeTransaction('nope')).rejects.toMatchObject({ code: 'TRANSACTIONAL_ID_NOT_FOUND' })
  await client.close()
  expect(await outcome).toBe('CLOSED')
  await using after = await cluster.client()
  expect(await committed(after, 't')).toEqual([])
})
