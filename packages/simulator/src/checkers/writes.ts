import type { Anomaly } from './anomaly.ts'
import { at, type Evidence, sender, valueIn } from './evidence.ts'
import type { Transaction } from './history.ts'

/** What was acknowledged is there. Of a transaction that was committed everything is, as its producer was told or as a part of it says. */
export function* lostWrites(evidence: Evidence): Iterable<Anomaly> {
  const seen = new Set<Transaction>()
  for (const poll of evidence.committedPolls) {
    const transaction = evidence.sendOf(poll)?.transaction
    if (transaction !== undefined) seen.add(transaction)
  }
  for (const send of evidence.history.sends) {
    if (evidence.isThere(send)) continue
    const { transaction, outcome, value } = send
    const isAcknowledged = outcome === 'acknowledged'
    const isCommitted = transaction?.outcome === 'committed'
    const isTorn = transaction?.outcome === 'unknown' && seen.has(transaction)
    if (transaction === undefined ? !isAcknowledged : !isCommitted && !isTorn) continue
    const what = `${value} of ${sender(send)}${isAcknowledged ? `, acknowledged at ${at(send)},` : ''} is gone`
    const why = isCommitted
      ? ', though it was committed'
      : isTorn
        ? ', though something of it was read as committed'
        : ''
    yield { kind: 'LostWrites', message: `${what}${why}` }
  }
}

/** One offset holds one value, whoever looks. */
export function* inconsistentOffsets({ history, polls }: Evidence): Iterable<Anomaly> {
  const values = new Map<string, string>()
  const acknowledged = history.sends.filter(({ outcome, offset }) => outcome === 'acknowledged' && offset >= 0)
  for (const one of [...acknowledged, ...polls]) {
    const known = values.get(at(one))
    if (known === undefined) values.set(at(one), one.value)
    else if (known !== one.value) {
      yield { kind: 'InconsistentOffsets', message: `${at(one)} held ${known} and ${one.value}` }
    }
  }
}

/** One value lies at one offset. */
export function* duplicates({ polls }: Evidence): Iterable<Anomaly> {
  const places = new Map<string, string>()
  for (const poll of polls) {
    const known = places.get(valueIn(poll))
    if (known === undefined) places.set(valueIn(poll), at(poll))
    else if (known !== at(poll)) yield { kind: 'Duplicates', message: `${poll.value} lies at ${known} and ${at(poll)}` }
  }
}

/** What was refused for good nobody reads, and what was aborted nobody who reads what is committed (Adya's G1a). */
export function* abortedReads(evidence: Evidence): Iterable<Anomaly> {
  for (const poll of evidence.polls) {
    const send = evidence.sendOf(poll)
    if (send?.outcome !== 'refused') continue
    yield { kind: 'AbortedReads', message: `${poll.value} was refused (${send.reason}), and read at ${at(poll)}` }
  }
  for (const poll of evidence.committedPolls) {
    const send = evidence.sendOf(poll)
    if (send?.transaction?.outcome !== 'aborted') continue
    yield { kind: 'AbortedReads', message: `${poll.value} of ${sender(send)} was aborted, and read at ${at(poll)}` }
  }
}

/** What anybody read as committed is there at the end; and whatever is in no transaction is committed once it can be read. */
export function* unseenWrites(evidence: Evidence): Iterable<Anomaly> {
  const told = new Set<string>()
  const committed = new Set(evidence.committedPolls)
  for (const poll of evidence.polls) {
    const isPromised = committed.has(poll) || evidence.sendOf(poll)?.transaction === undefined
    if (!isPromised || evidence.isThere(poll) || told.has(valueIn(poll))) continue
    told.add(valueIn(poll))
    yield { kind: 'UnseenWrites', message: `${poll.value} was read at ${at(poll)}, and at the end it is not there` }
  }
}
