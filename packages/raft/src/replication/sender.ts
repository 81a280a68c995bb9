import { assert, present } from '@millrace/base'
import type { Core } from '../core.ts'
import { entryBytes } from '../log/entry-cache.ts'
import type { ReadWanted } from '../ready.ts'
import { sameSnapshot } from '../snapshot/same-snapshot.ts'
import type { Entry } from '../types.ts'
import type { Progress } from './progress.ts'

/** Sends each peer what it lacks and may get: entries from memory, entries that the driver reads, or a snapshot's chunks. */
export class Sender {
  readonly #core: Core

  constructor(core: Core) {
    this.#core = core
  }

  /** Sends all that may go now. */
  flush(peer: Progress): void {
    const { log, limits } = this.#core
    while (peer.reading === undefined && !peer.waitsForTick) {
      if (peer.state === 'snapshot') return this.#wantChunk(peer)
      if (peer.paused) return
      if (log.termAt(peer.nextOffset) === undefined) {
        peer.sendSnapshot(present(log.snapshot, 'a log that starts later has a snapshot of what was before'))
        continue
      }
      const entries = log.cached(peer.nextOffset, limits.appendBytesMax)
      if (entries === undefined) {
        const id = this.#core.nextReadId()
        this.#read(peer, { type: 'entries', id, from: peer.nextOffset, bytesMax: limits.appendBytesMax })
        return
      }
      const nothingNew = entries.length === 0 && peer.toldCommitOffset >= log.commitOffset
      if (nothingNew && peer.state === 'replicate') return
      this.#append(peer, entries)
    }
  }

  /** The driver has read what was wanted; undefined if the log starts later now. */
  entriesRead(peer: Progress, entries: readonly Entry[] | undefined): void {
    peer.reading = undefined
    peer.waitsForTick = entries === undefined
    const first = entries?.[0]
    // It may have answered something else meanwhile.
    if (entries === undefined || first?.baseOffset !== peer.nextOffset || peer.state === 'snapshot' || peer.paused) {
      return
    }
    const last = present(entries.at(-1), 'there is a last entry if there is a first one')
    assert(this.#core.log.matches(last.endOffset, last.term), `what was read up to ${last.endOffset} is not in the log`)
    this.#append(peer, entries)
  }

  /** The driver has read a chunk; undefined if the snapshot is gone, because there is a later one. */
  chunkRead(peer: Progress, bytes: Uint8Array | undefined): void {
    const { reading, transfer } = peer
    peer.reading = undefined
    if (reading?.type !== 'snapshot' || transfer === undefined || transfer.awaiting) return
    // It may have said meanwhile that it wants another part of it, or gets another snapshot by now.
    if (!sameSnapshot(reading.snapshot, transfer.snapshot) || reading.position !== transfer.position) return
    if (bytes === undefined) {
      peer.sendSnapshot(present(this.#core.log.snapshot, 'a snapshot that is gone was replaced by another'))
      peer.waitsForTick = true
      return
    }
    this.#sendChunk(peer, bytes)
  }

  #append(peer: Progress, entries: readonly Entry[]): void {
    const { log, outbox } = this.#core
    const prevOffset = peer.nextOffset
    const prevTerm = present(log.termAt(prevOffset), 'what is sent follows on an entry of the log')
    const { commitOffset } = log
    outbox.send({
      ...this.#core.head(peer.replica),
      type: 'append-request',
      prevOffset,
      prevTerm,
      entries,
      commitOffset,
    })
    const bytes = entries.reduce((sum, entry) => sum + entryBytes(entry), 0)
    const endOffset = entries.at(-1)?.endOffset ?? prevOffset
    peer.sent(endOffset, bytes, Math.max(peer.toldCommitOffset, Math.min(commitOffset, endOffset)))
  }

  #wantChunk(peer: Progress): void {
    const transfer = present(peer.transfer, 'a peer that gets a snapshot gets a certain one')
    if (transfer.awaiting) return
    const { snapshot, position } = transfer
    const bytes = Math.min(this.#core.limits.snapshotChunkBytesMax, snapshot.sizeBytes - position)
    // Asks whether it was installed, if all of it was sent.
    if (bytes === 0) return this.#sendChunk(peer, new Uint8Array())
    this.#read(peer, { type: 'snapshot', id: this.#core.nextReadId(), snapshot, position, bytes })
  }

  #sendChunk(peer: Progress, bytes: Uint8Array): void {
    const transfer = present(peer.transfer, 'a peer that gets a chunk gets a snapshot')
    const { snapshot, position } = transfer
    transfer.awaiting = true
    this.#core.outbox.send({ ...this.#core.head(peer.replica), type: 'snapshot-chunk', snapshot, position, bytes })
  }

  #read(peer: Progress, wanted: ReadWanted): void {
    peer.reading = wanted
    this.#core.outbox.reads.add(wanted)
  }
}
