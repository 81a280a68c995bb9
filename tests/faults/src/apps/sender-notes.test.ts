import { History } from '@millrace/simulator/checkers'
import { expect, it } from 'vitest'
import { SenderNotes, type SharedHistory } from './sender-notes.ts'
import type { WriterNote } from './writer-process.ts'

function entered(...notes: WriterNote[]): History {
  const shared: SharedHistory = { at: 0, history: new History(() => shared.at) }
  const sender = new SenderNotes(shared, 'writer-1', 'payments', 'billing')
  for (const note of notes) sender.enter(note)
  return shared.history
}

it('has a history of a transaction with what was sent in it, at the times that the program told', () => {
  const { sends, transactions } = entered(
    { at: 1, did: 'begin', transaction: 1 },
    { at: 2, did: 'send', transaction: 1, partition: 3, value: 'a', order: 0 },
    { at: 4, did: 'sent', transaction: 1, value: 'a', offset: 17 },
    { at: 5, did: 'committing', transaction: 1 },
    { at: 9, did: 'end', transaction: 1, outcome: 'committed', code: '' },
  )
  const transaction = { id: 'billing', producer: 'writer-1', beganAt: 1, endingAt: 5, endedAt: 9, outcome: 'committed' }
  expect(transactions).toEqual([transaction])
  const place = { topic: 'payments', partition: 3, offset: 17 }
  const times = { beganAt: 2, endedAt: 4, outcome: 'acknowledged' }
  expect(sends).toEqual([{ producer: 'writer-1', order: 0, value: 'a', reason: '', transaction, ...place, ...times }])
})

it('leaves what failed undecided: it may be there or not', () => {
  const { sends, transactions } = entered(
    { at: 1, did: 'send', transaction: 0, partition: 0, value: 'a', order: 0 },
    { at: 2, did: 'failed', transaction: 0, value: 'a', code: 'TimeoutException' },
  )
  expect(transactions).toEqual([])
  expect(sends).toMatchObject([{ outcome: 'unknown', transaction: undefined, reason: 'TimeoutException' }])
})
