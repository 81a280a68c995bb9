import type { ReadRecord } from '../../checkers/history.ts'
import { type ClusterView, type EndedTransaction, type Invariant, Violation } from '../invariant.ts'
import type { ReplicaLog } from '../replica-log.ts'
import type { StoredBatch } from '../stored-batch.ts'

interface Held {
  readonly batch: StoredBatch
  readonly log: ReplicaLog
}

/**
 * Whoever reads what is committed reads no record of a transaction that is still open, nor of one that was aborted: by its end marker in the
 * log, and by what its application was told.
 */
export class NoAbortedRead implements Invariant {
  readonly name = 'NoAbortedRead'
  /** Where what was read lies, by `topic/value`. */
  readonly #read = new Map<string, string>()
  /** By whom what was aborted was sent, by `topic/value`. */
  readonly #aborted = new Map<string, string>()

  committedRead(record: ReadRecord, cluster: ClusterView): void {
    const { topic, value, offset } = record
    const partition = `${topic}-${record.partition}`
    const [key, place] = [`${topic}/${value}`, `${partition}@${offset}`]
    this.#read.set(key, place)
    const aborted = this.#aborted.get(key)
    if (aborted !== undefined) this.#wasAborted(value, place, aborted)
    const all = holders(partition, offset, cluster)
    const [held] = all
    if (held === undefined || !held.batch.isTransactional) return
    const { producerId, producerEpoch, nextOffset } = held.batch
    const whose = `producer ${producerId} (epoch ${producerEpoch})`
    const markers = all.flatMap(({ log }) => log.endMarkerOf(producerId, nextOffset) ?? [])
    const abort = markers.find(({ endMarker }) => endMarker === 'ABORT')
    if (abort !== undefined) {
      const by = `the transaction of ${whose} was aborted at offset ${abort.baseOffset}`
      throw new Violation(this.name, `${value} was read at ${place}, though ${by}`)
    }
    if (markers.length === 0) {
      throw new Violation(this.name, `${value} was read at ${place}, and nobody has ended the transaction of ${whose}`)
    }
  }

  transactionEnded({ transactionalId, outcome, sent }: EndedTransaction): void {
    if (outcome !== 'aborted') return
    for (const key of sent) {
      this.#aborted.set(key, transactionalId)
      const place = this.#read.get(key)
      if (place !== undefined) this.#wasAborted(key, place, transactionalId)
    }
  }

  #wasAborted(value: string, place: string, transactionalId: string): void {
    const text = `${value} was read at ${place}, and ${transactionalId} was told that its transaction was aborted`
    throw new Violation(this.name, text)
  }
}

/** The logs in which an offset holds what is committed there: what was written in the newest epoch. */
function holders(partition: string, offset: number, cluster: ClusterView): Held[] {
  let found: Held[] = []
  for (const host of cluster.hosts()) {
    const log = cluster.logOf(host, partition)
    const batch = log?.at(offset)
    if (log === undefined || batch === undefined || cluster.isRotten(host, partition)) continue
    const newest = found[0]?.batch.leaderEpoch ?? -1
    if (batch.leaderEpoch > newest) found = []
    if (batch.leaderEpoch >= newest) found.push({ batch, log })
  }
  return found
}
