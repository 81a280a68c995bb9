import type { Anomaly } from './anomaly.ts'
import { at, type Evidence, sender, valueIn } from './evidence.ts'
import type { Transaction } from './history.ts'

/** What was acknowledged is there, if its transaction was committed; and of a transaction everything is, or nothing. */
export function* lostWrites(evidence: Evidence): Iterable<Anomaly> {
  const { sends } = evidence.history
  const seen = new Set<Transaction>()
  for (const poll of evidence.committedPolls) {
    const transaction = evidence.sendOf(poll)?.transaction
    if (transaction !== undefined) seen.add(transaction)
  }
  for (const send of sends) {
    if (send.outcome !== 'acknowledged' || evidence.isThere(send)) continue
    const { transaction } = send
    const isSaidToBe = transaction === undefined || transaction.outcome === 'committed'
    if (!isSaidToBe && (transaction.outcome === 'aborted' || !seen.has(transaction))) continue
    const unlike = isSaidToBe ? '' : ', though others of the transaction are there'
    const message = `${send.value} was acknowledged at ${at(send)} to ${sender(send)} and is gone${unlike}`
    yield { kind: 'LostWrites', message }
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
