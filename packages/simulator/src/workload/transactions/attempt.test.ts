import { StreamError } from '@millrace/base'
import type { Transaction } from '@millrace/client/core'
import { expect, test } from 'vitest'
import { History } from '../../checkers/history.ts'
import type { EndedTransaction, Invariant } from '../../invariants/invariant.ts'
import { Watch } from '../../invariants/watch.ts'
import { Attempt, GivenUp, type Notes } from './attempt.ts'
import { Commits } from './commits.ts'

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

function made() {
  const told: EndedTransaction[] = []
  const listener: Invariant = { name: 'Listener', transactionEnded: (ended) => void told.push(ended) }
  const counts = { begun: 0, committed: 0, aborted: 0, unknown: 0, fenced: 0, copied: 0 }
  const notes: Notes = { history: new History(), watch: new Watch([listener]), commits: new Commits(), counts }
  return { notes, told, counts, attempt: () => new Attempt(notes, 'tx', 'p#1') }
}

/** An open transaction whose sends end like this. */
const open = (send: () => Promise<{ offset: number }>): Transaction => ({ send }) as unknown as Transaction

test('what is committed is noted with what was sent in it', async () => {
  const { notes, told, counts, attempt } = made()
  const one = attempt()
  one.send(
    open(async () => ({ offset: 7 })),
    't',
    2,
    0,
  )
  one.ending()
  await turn()
  one.committed()
  expect(notes.history.sends).toMatchObject([{ topic: 't', partition: 2, outcome: 'acknowledged', offset: 7 }])
  expect(notes.history.transactions).toMatchObject([{ id: 'tx', producer: 'p#1', outcome: 'committed' }])
  expect(told).toEqual([{ transactionalId: 'tx', outcome: 'committed', sent: ['t/v0'], consumed: [] }])
  expect(counts).toMatchObject({ begun: 1, committed: 1 })
})

test('whoever waits for a commit is told of one', () => {
  const { notes, attempt } = made()
  const seen: string[] = []
  const giveUp = notes.commits.lay((producer) => seen.push(producer) === 2)
  for (let count = 0; count < 3; count++) attempt().written()
  giveUp()
  expect(seen).toEqual(['p#1', 'p#1'])
})

test('what is given up is aborted, and its producer goes on; one that is fenced does not', async () => {
  const { notes, counts, attempt } = made()
  const fenced = new StreamError('PRODUCER_FENCED', 'another has it')
  const given = attempt()
  given.send(
    open(() => Promise.reject(fenced)),
    't',
    0,
    0,
  )
  await turn()
  expect(given.failed(new GivenUp('no'))).toBe(true)
  expect(attempt().failed(fenced)).toBe(false)
  expect(counts).toMatchObject({ begun: 2, aborted: 2, fenced: 1 })
  expect(notes.history.sends).toMatchObject([{ outcome: 'unknown', reason: 'PRODUCER_FENCED: another has it' }])
})

test('of a commit whose answer was lost nothing is known', () => {
  const { notes, told, counts, attempt } = made()
  const one = attempt()
  one.ending()
  expect(one.failed(new StreamError('TRANSACTION_OUTCOME_UNKNOWN', 'nobody told'))).toBe(false)
  expect([counts.unknown, counts.aborted, told]).toEqual([1, 0, []])
  expect(notes.history.transactions).toMatchObject([{ outcome: 'unknown' }])
  const broken = new TypeError('no error of a stream')
  expect(() => attempt().failed(broken)).toThrow(broken)
})
