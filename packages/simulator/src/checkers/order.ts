import type { Anomaly } from './anomaly.ts'
import { at, type Evidence, partitionOf, sender } from './evidence.ts'
import type { Poll, Send } from './history.ts'

/** Within a session offsets grow, and none is left out that somebody saw; `Internal` what goes wrong within one poll. */
export function* pollOrder(evidence: Evidence): Iterable<Anomaly> {
  const known = new Set(evidence.polls.map(at))
  // Who reads what is committed leaves out what is not.
  const committed = new Set(evidence.committedPolls.map(at))
  for (const { consumer, isolation, polls } of evidence.history.sessions) {
    const visible = isolation === 'read_committed' ? committed : known
    const last = new Map<string, Poll>()
    for (const poll of polls) {
      const before = last.get(partitionOf(poll))
      last.set(partitionOf(poll), poll)
      if (before === undefined) continue
      const internal = before.at === poll.at ? 'Internal' : ''
      const step = `${consumer} read ${at(poll)} after offset ${before.offset}`
      if (poll.offset <= before.offset) yield { kind: `${internal}NonMonotonicPolls`, message: step }
      for (let offset = before.offset + 1; offset < poll.offset; offset++) {
        if (!visible.has(at({ ...poll, offset }))) continue
        yield { kind: `${internal}PollSkips`, message: `${step}, not ${offset}` }
      }
    }
  }
}

/** What one producer sends to one partition lies there in the order in which it was sent; `Internal` within one transaction. */
export function* sendOrder({ history }: Evidence): Iterable<Anomaly> {
  const last = new Map<string, Send>()
  const mine = history.sends.filter(({ outcome, offset }) => outcome === 'acknowledged' && offset >= 0)
  for (const send of mine.toSorted((one, other) => one.order - other.order)) {
    const key = `${send.producer} ${partitionOf(send)}`
    const before = last.get(key)
    last.set(key, send)
    if (before === undefined || before.offset < send.offset) continue
    const internal = send.transaction !== undefined && before.transaction === send.transaction ? 'Internal' : ''
    yield {
      kind: `${internal}NonMonotonicSends`,
      message: `${sender(send)} sent ${send.value} later, but it lies at ${at(send)}, before ${before.offset}`,
    }
  }
}
