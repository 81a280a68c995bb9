import { expect, test } from 'vitest'
import { History, type Poll } from '../workload/history.ts'
import { checkHistory } from './check-history.ts'

/** Three records that were acknowledged at 0, 1 and 2 of partition 0, one that was refused, and one of which nothing is known. */
function example(): { history: History; everything: Poll[]; read: (...offsets: number[]) => void } {
  const history = new History()
  const everything: Poll[] = []
  for (let offset = 0; offset < 3; offset++) {
    const send = history.send('p', offset, 0)
    Object.assign(send, { outcome: 'acknowledged', offset })
    everything.push({ partition: 0, offset, value: send.value })
  }
  history.send('p', 3, 0).outcome = 'refused'
  history.send('p', 4, 0)
  const read = (...offsets: number[]): void => {
    const { polls } = history.session('c')
    for (const offset of offsets) polls.push({ partition: 0, offset, value: `v${offset}` })
  }
  return { history, everything, read }
}

const kinds = (history: History, everything: readonly Poll[]): string[] => [
  ...new Set(checkHistory(history, everything).map(({ kind }) => kind)),
]

test('a history in which all is well', () => {
  const { history, everything, read } = example()
  read(0, 1, 2)
  read(1, 2)
  // What became of it was never known: it may be there.
  everything.push({ partition: 0, offset: 3, value: 'v4' })
  expect(checkHistory(history, everything)).toEqual([])
})

test('each anomaly is found', () => {
  const cases: Record<string, (parts: ReturnType<typeof example>) => void> = {
    InconsistentOffsets: ({ everything }) => everything.splice(1, 1, { partition: 0, offset: 1, value: 'other' }),
    Duplicates: ({ everything }) => everything.push({ partition: 0, offset: 7, value: 'v1' }),
    LostWrites: ({ everything }) => everything.splice(1, 1),
    AbortedReads: ({ everything }) => everything.push({ partition: 0, offset: 3, value: 'v3' }),
    PollSkips: ({ read }) => read(0, 2),
    NonMonotonicPolls: ({ read }) => read(0, 1, 1),
    NonMonotonicSends: ({ history }) => Object.assign(history.send('p', 9, 0), { outcome: 'acknowledged', offset: 1 }),
    UnseenWrites: ({ history }) => history.session('c').polls.push({ partition: 0, offset: 8, value: 'v4' }),
  }
  for (const [kind, spoil] of Object.entries(cases)) {
    const parts = example()
    spoil(parts)
    expect(kinds(parts.history, parts.everything)).toContain(kind)
  }
})
