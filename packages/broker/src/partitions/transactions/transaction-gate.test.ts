import { asTopicId, StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../../test/batches.ts'
import { TransactionGate } from './transaction-gate.ts'
import type { TransactionClaim } from './verify-transaction.ts'

/** A gate whose coordinator answers when the test says so, before a log of which the test says what is open. */
function gateOf() {
  const asked: { readonly claim: TransactionClaim; readonly answer: (refusal?: StreamError | number) => void }[] = []
  const appended: string[] = []
  const open = new Set<string>()
  const markedBy = new Map<number, number>()
  const partition = {
    topic: 'a',
    topicId: asTopicId('AAAAAAAAAAAAAAAAAAAAAg'),
    partition: 3,
    log: {
      transactions: {
        isOpen: (id: number, epoch: number) => open.has(`${id} ${epoch}`),
        coordinatorEpochOf: (id: number) => markedBy.get(id) ?? -1,
      } as never,
    },
  }
  const gate = new TransactionGate<string>(
    partition,
    (claim) =>
      new Promise((resolve, reject) => {
        asked.push({ claim, answer: (by) => (by instanceof StreamError ? reject(by) : resolve(by)) })
      }),
    (batch) => {
      const size = `${batch.length}`
      appended.push(size)
      return size
    },
  )
  return { gate, asked, appended, open, markedBy }
}

const batch = (value: string, producerEpoch = 0, producerId = 7) =>
  batchOf([value], { producerId, producerEpoch, baseSequence: 0, isTransactional: true })
const sizeOf = (bytes: Buffer): string => `${bytes.length}`
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a batch that begins a transaction in a partition', () => {
  it('waits until the coordinator has said that the partition is in it, and what follows waits behind it', async () => {
    const { gate, asked, appended } = gateOf()
    const [first, second, other] = [batch('one'), batch('second'), batchOf(['plain text'])]
    const results = [gate.add(first, 'tx', false), gate.add(second, 'tx', false)]
    expect(gate.add(other, '', false)).toBe(sizeOf(other))
    expect(asked.map(({ claim }) => claim)).toEqual([
      {
        transactionalId: 'tx',
        producerId: 7,
        producerEpoch: 0,
        topicId: 'AAAAAAAAAAAAAAAAAAAAAg',
        partition: 3,
        adds: false,
      },
    ])
    asked[0]?.answer()
    expect([await results[0], await results[1]]).toEqual([sizeOf(first), sizeOf(second)])
    expect(appended).toEqual([sizeOf(other), sizeOf(first), sizeOf(second)])
  })

  it('is refused with what the coordinator says, as is what waits behind it, and asked about anew when it comes again', async () => {
    const { gate, asked, appended } = gateOf()
    const refused = [gate.add(batch('one'), 'tx', false), gate.add(batch('two'), 'tx', false)]
    asked[0]?.answer(new StreamError('TRANSACTION_ABORTABLE', 'the partition is not in the transaction'))
    for (const result of refused) await expect(result).rejects.toMatchObject({ code: 'TRANSACTION_ABORTABLE' })
    expect(appended).toEqual([])
    const again = gate.add(batch('one'), 'tx', false)
    asked[1]?.answer()
    expect(await again).toBe(sizeOf(batch('one')))
  })

  it('is asked about again if a marker of its producer came meanwhile', async () => {
    const { gate, asked, appended } = gateOf()
    const added = gate.add(batch('one'), 'tx', false)
    gate.markerAppended(8)
    gate.markerAppended(7)
    asked[0]?.answer()
    await settled()
    expect([asked.length, appended]).toEqual([2, []])
    asked[1]?.answer(new StreamError('TRANSACTION_ABORTABLE', 'it has ended'))
    await expect(added).rejects.toMatchObject({ code: 'TRANSACTION_ABORTABLE' })
  })

  it('is refused for now if who agreed is not the coordinator any more, by whom the last marker is', async () => {
    const { gate, asked, appended, markedBy } = gateOf()
    markedBy.set(7, 4)
    const zombie = gate.add(batch('one'), 'tx', true)
    asked[0]?.answer(3)
    await expect(zombie).rejects.toMatchObject({ code: 'COORDINATOR_NOT_AVAILABLE', retriable: true })
    expect(appended).toEqual([])
    const again = gate.add(batch('one'), 'tx', true)
    asked[1]?.answer(4)
    expect(await again).toBe(sizeOf(batch('one')))
  })

  it('is nothing to ask about once the transaction is open there, but for another epoch', async () => {
    const { gate, asked, open } = gateOf()
    open.add('7 0')
    expect(gate.add(batch('one'), 'tx', false)).toBe(sizeOf(batch('one')))
    void gate.add(batch('one', 1), 'tx', false)
    expect(asked.length).toBe(1)
  })

  it('has the partition taken in for a producer that leaves that to its leader', async () => {
    const { gate, asked, appended } = gateOf()
    const added = gate.add(batch('one'), 'tx', true)
    expect(asked.map(({ claim }) => claim.adds)).toEqual([true])
    expect(appended).toEqual([])
    asked[0]?.answer()
    expect(await added).toBe(sizeOf(batch('one')))
  })

  it('is refused without the id of its transaction', () => {
    const { gate } = gateOf()
    expect(() => gate.add(batch('one'), '', true)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })

  it('is refused once the broker leads no more, whatever the coordinator says then', async () => {
    const { gate, asked, appended } = gateOf()
    const added = gate.add(batch('one'), 'tx', false)
    gate.close(new StreamError('NOT_LEADER', 'another leads'))
    await expect(added).rejects.toMatchObject({ code: 'NOT_LEADER' })
    asked[0]?.answer()
    await settled()
    expect(appended).toEqual([])
  })
})
