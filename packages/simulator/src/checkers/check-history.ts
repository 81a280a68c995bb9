import type { History, Poll } from '../workload/history.ts'

/** Something in what clients saw that must not be. */
export interface Anomaly {
  /** As Jepsen's Kafka workload names them. */
  readonly kind:
    | 'InconsistentOffsets'
    | 'Duplicates'
    | 'LostWrites'
    | 'AbortedReads'
    | 'PollSkips'
    | 'NonMonotonicPolls'
    | 'NonMonotonicSends'
    | 'UnseenWrites'
  readonly message: string
}

const at = ({ partition, offset }: { readonly partition: number; readonly offset: number }): string =>
  `${partition}@${offset}`

/**
 * Judges a history. `everything` is what a reader saw that read all partitions from their first record to their end, after all had ended.
 */
export function checkHistory(history: History, everything: readonly Poll[]): Anomaly[] {
  const polls = [...history.sessions.flatMap((session) => session.polls), ...everything]
  return [
    ...lostWrites(history, everything),
    ...inconsistentOffsets(history, polls),
    ...duplicates(polls),
    ...abortedReads(history, polls),
    ...pollOrder(history, polls),
    ...sendOrder(history),
    ...unseenWrites(everything, polls),
  ]
}

/** One offset holds one value, whoever looks. */
function* inconsistentOffsets({ sends }: History, polls: readonly Poll[]): Iterable<Anomaly> {
  const values = new Map<string, string>()
  const acknowledged = sends.filter(({ outcome, offset }) => outcome === 'acknowledged' && offset >= 0)
  for (const one of [...acknowledged, ...polls]) {
    const known = values.get(at(one))
    if (known === undefined) values.set(at(one), one.value)
    else if (known !== one.value) {
      const message = `offset ${one.offset} of partition ${one.partition} held ${known} and ${one.value}`
      yield { kind: 'InconsistentOffsets', message }
    }
  }
}

/** One value lies at one offset. */
function* duplicates(polls: readonly Poll[]): Iterable<Anomaly> {
  const places = new Map<string, string>()
  for (const poll of polls) {
    const known = places.get(poll.value)
    if (known === undefined) places.set(poll.value, at(poll))
    else if (known !== at(poll)) yield { kind: 'Duplicates', message: `${poll.value} lies at ${known} and ${at(poll)}` }
  }
}

/** What was acknowledged is there. */
function* lostWrites({ sends }: History, everything: readonly Poll[]): Iterable<Anomaly> {
  const there = new Set(everything.map(({ value }) => value))
  for (const send of sends) {
    if (send.outcome !== 'acknowledged' || there.has(send.value)) continue
    yield {
      kind: 'LostWrites',
      message: `${send.value} was acknowledged at ${at(send)} to ${send.producer} and is gone`,
    }
  }
}

/** What was refused for good is not there. */
function* abortedReads({ sends }: History, polls: readonly Poll[]): Iterable<Anomaly> {
  const refused = sends.filter(({ outcome }) => outcome === 'refused')
  const reasons = new Map(refused.map(({ value, reason }) => [value, reason]))
  for (const poll of polls) {
    if (!reasons.has(poll.value)) continue
    yield {
      kind: 'AbortedReads',
      message: `${poll.value} was refused (${reasons.get(poll.value)}), and read at ${at(poll)}`,
    }
  }
}

/** Within an iteration offsets grow, and none is left out that anybody saw. */
function* pollOrder({ sessions }: History, polls: readonly Poll[]): Iterable<Anomaly> {
  const known = new Set(polls.map(at))
  for (const { consumer, polls: mine } of sessions) {
    const last = new Map<number, number>()
    for (const { partition, offset } of mine) {
      const before = last.get(partition)
      last.set(partition, offset)
      if (before === undefined) continue
      const step = `${consumer} read offset ${offset} of partition ${partition} after ${before}`
      if (offset <= before) yield { kind: 'NonMonotonicPolls', message: step }
      for (let skipped = before + 1; skipped < offset; skipped++) {
        if (known.has(at({ partition, offset: skipped })))
          yield { kind: 'PollSkips', message: `${step}, not ${skipped}` }
      }
    }
  }
}

/** What one producer sends to one partition lies there in the order in which it was sent. */
function* sendOrder({ sends }: History): Iterable<Anomaly> {
  const last = new Map<string, { readonly order: number; readonly offset: number }>()
  const mine = sends.filter(({ outcome, offset }) => outcome === 'acknowledged' && offset >= 0)
  for (const send of mine.toSorted((one, other) => one.order - other.order)) {
    const key = `${send.producer} ${send.partition}`
    const before = last.get(key)
    last.set(key, send)
    if (before === undefined || before.offset < send.offset) continue
    yield {
      kind: 'NonMonotonicSends',
      message: `${send.producer} sent ${send.value} later, but it lies at ${at(send)}, before ${before.offset}`,
    }
  }
}

/** What anybody read is there at the end. */
function* unseenWrites(everything: readonly Poll[], polls: readonly Poll[]): Iterable<Anomaly> {
  const there = new Set(everything.map(({ value }) => value))
  const told = new Set<string>()
  for (const poll of polls) {
    if (there.has(poll.value) || told.has(poll.value)) continue
    told.add(poll.value)
    yield { kind: 'UnseenWrites', message: `${poll.value} was read at ${at(poll)}, and at the end it is not there` }
  }
}
