import { assert } from '@millrace/base'
import type { Core } from '../core.ts'
import type { SnapshotChunk } from '../messages.ts'
import type { Follower } from '../replication/follower.ts'
import type { ReplicaKey, SnapshotMeta } from '../types.ts'
import { sameSnapshot } from './same-snapshot.ts'

interface Download {
  readonly snapshot: SnapshotMeta
  /** The term of the leader that last sent a chunk. */
  term: number
  receivedBytes: number
  /** All of it was written; the driver checks it. */
  complete: boolean
}

/**
 * Receives a leader's snapshot chunk by chunk: each is written at the end of what is there, or not at all, so that lost, repeated and
 * reordered chunks cost time only. Another leader goes on with it if it has the very same file.
 */
export class SnapshotReceiver {
  readonly #core: Core
  readonly #follower: Follower
  #download: Download | undefined

  constructor(core: Core, follower: Follower) {
    this.#core = core
    this.#follower = follower
  }

  onChunk(chunk: SnapshotChunk): void {
    const { log } = this.#core
    const { snapshot } = chunk
    if (snapshot.endOffset <= log.commitOffset || log.matches(snapshot.endOffset, snapshot.term)) {
      // The log has all of it: what is in a snapshot is committed.
      log.commitTo(snapshot.endOffset)
      this.#download = undefined
      return this.#follower.accept(chunk.from, log.commitOffset)
    }
    const download = this.#downloadOf(chunk)
    if (download === undefined) return
    download.term = this.#core.term
    if (!download.complete && chunk.position === download.receivedBytes) this.#take(download, chunk)
    this.#answer(chunk.from, snapshot, download.receivedBytes)
  }

  /** The driver has checked a whole snapshot. */
  received(snapshot: SnapshotMeta, intact: boolean): void {
    const download = this.#download
    if (download === undefined || !download.complete || !sameSnapshot(download.snapshot, snapshot)) return
    this.#download = undefined
    const { log, leader, state } = this.#core
    if (intact) {
      // Meanwhile the log may have come to have all of it. That of a leader always has: so it was elected.
      if (snapshot.endOffset <= log.commitOffset || log.matches(snapshot.endOffset, snapshot.term)) {
        log.commitTo(snapshot.endOffset)
        log.snapshotSaved(snapshot)
      } else if (state.role !== 'leader') {
        log.install(snapshot)
      }
    }
    if (state.role === 'leader') return
    if (leader === undefined) return
    if (intact) this.#follower.accept(leader, log.commitOffset)
    else this.#answer(leader, snapshot, 0)
  }

  /** The download that a chunk belongs to: the one under way, or a new one. Undefined if the chunk is of one that was given up. */
  #downloadOf(chunk: SnapshotChunk): Download | undefined {
    const current = this.#download
    if (current !== undefined && sameSnapshot(current.snapshot, chunk.snapshot)) return current
    // Late chunks of what the same leader sent before it had a later snapshot.
    const late = current !== undefined && current.term === chunk.term
    if (late && chunk.snapshot.endOffset <= current.snapshot.endOffset) return undefined
    this.#download = { snapshot: chunk.snapshot, term: chunk.term, receivedBytes: 0, complete: false }
    return this.#download
  }

  #take(download: Download, chunk: SnapshotChunk): void {
    const { snapshot, position, bytes } = chunk
    download.receivedBytes += bytes.length
    assert(
      download.receivedBytes <= snapshot.sizeBytes,
      `more chunks came than a snapshot of ${snapshot.sizeBytes} has`,
    )
    download.complete = download.receivedBytes === snapshot.sizeBytes
    this.#core.outbox.chunks.add({ snapshot, position, bytes, last: download.complete })
  }

  #answer(leader: ReplicaKey, snapshot: SnapshotMeta, receivedBytes: number): void {
    const response = { type: 'snapshot-chunk-response', snapshot, receivedBytes } as const
    this.#core.outbox.sendAfterPersist({ ...this.#core.head(leader), ...response })
  }
}
