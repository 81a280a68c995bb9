import { type Invariant, Violation } from './invariant.ts'
import type { ReplicaLog } from './replica-log.ts'
import type { StoredBatch } from './stored-batch.ts'

const sequenceEnd = 0x8000_0000

/** Two replicas that have a batch of one epoch at one offset have the same batch there. */
export class LogMatching implements Invariant {
  readonly name = 'LogMatching'
  readonly #seen = new Map<string, { readonly crc: number; readonly host: string }>()

  batchWritten(host: string, partition: string, { baseOffset, leaderEpoch, crc }: StoredBatch): void {
    const key = `${partition}@${leaderEpoch}:${baseOffset}`
    const seen = this.#seen.get(key)
    if (seen === undefined) this.#seen.set(key, { crc, host })
    else if (seen.crc !== crc) {
      throw new Violation(
        this.name,
        `${partition} has at offset ${baseOffset} of epoch ${leaderEpoch} one batch on ${seen.host} and another on ${host}`,
      )
    }
  }
}

/** In a log the sequence numbers of an idempotent producer begin at 0, have no gap, and none comes twice. */
export class ProducerSequenceGapless implements Invariant {
  readonly name = 'ProducerSequenceGapless'

  batchWritten(host: string, partition: string, batch: StoredBatch, log: ReplicaLog): void {
    const { producerId, producerEpoch, baseSequence, baseOffset, isControl } = batch
    if (producerId < 0 || isControl || baseSequence < 0) return
    const last = log.lastOf(producerId, baseOffset)
    if (last === undefined) {
      // Else the log may have begun behind the producer, or have forgotten it.
      if (baseSequence === 0 || log.startOffset > 0) return
      throw new Violation(
        this.name,
        `on ${host} the first batch of producer ${producerId}, at offset ${baseOffset} of ${partition}, has sequence ${baseSequence}`,
      )
    }
    // Of a compacted batch records may be gone.
    const expected = (last.baseSequence + last.nextOffset - last.baseOffset) % sequenceEnd
    const fits = last.producerEpoch === producerEpoch ? baseSequence === expected : baseSequence === 0
    if (fits && producerEpoch >= last.producerEpoch) return
    throw new Violation(
      this.name,
      `on ${host} producer ${producerId} (epoch ${producerEpoch}) has sequence ${baseSequence} at offset ${baseOffset} of ${partition}, ` +
        `after epoch ${last.producerEpoch} and sequence ${last.baseSequence} of ${last.recordCount} records at offset ${last.baseOffset}`,
    )
  }
}
