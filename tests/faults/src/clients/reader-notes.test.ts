import { History } from '@millrace/simulator/checkers'
import { expect, it } from 'vitest'
import type { SharedHistory } from '../apps/sender-notes.ts'
import { isProgress } from './client-note.ts'
import { ReaderNotes } from './reader-notes.ts'

const record = { topic: 'plain', partition: 0, offset: 5, value: 'a' }

it('has one session of reading each time that a reader was moved', () => {
  const shared: SharedHistory = { at: 0, history: new History(() => shared.at) }
  const notes = new ReaderNotes(shared, 'reader-1')
  notes.enter({ at: 1, did: 'session', session: 1, isolation: 'read_committed' })
  notes.enter({ at: 2, did: 'polled', session: 1, records: [record] })
  notes.enter({ at: 3, did: 'session', session: 2, isolation: 'read_committed' })
  notes.enter({ at: 4, did: 'polled', session: 2, records: [record] })
  const session = { consumer: 'reader-1', isolation: 'read_committed' }
  expect(shared.history.sessions).toEqual([
    { ...session, polls: [{ ...record, at: 2, transaction: undefined }] },
    { ...session, polls: [{ ...record, at: 4, transaction: undefined }] },
  ])
})

it('takes for progress what brokers have taken or given', () => {
  expect(isProgress({ at: 1, did: 'sent', transaction: 0, value: 'a', offset: 1 })).toBe(true)
  expect(isProgress({ at: 1, did: 'sent', transaction: 2, value: 'a', offset: 1 })).toBe(false)
  expect(isProgress({ at: 1, did: 'end', transaction: 2, outcome: 'committed', code: '' })).toBe(true)
  expect(isProgress({ at: 1, did: 'end', transaction: 2, outcome: 'unknown', code: 'TimeoutException' })).toBe(false)
  expect(isProgress({ at: 1, did: 'polled', session: 1, records: [record] })).toBe(true)
  expect(isProgress({ at: 1, did: 'refused', code: 'INVALID_PRODUCER_EPOCH' })).toBe(false)
})
