import { crc32cChecksum, present } from '@millrace/base'
import type { SeededRandom } from '@millrace/base/testing'
import type { RaftLimits } from '../../src/limits.ts'
import { takeBytes } from '../../src/log/entry-cache.ts'
import type { Message } from '../../src/messages.ts'
import type { RaftNode } from '../../src/node.ts'
import type { Confirmation, ReadWanted, Ready } from '../../src/ready.ts'
import { sameSnapshot } from '../../src/snapshot/same-snapshot.ts'
import type { Entry, QuorumView, ReplicaKey, SnapshotMeta } from '../../src/types.ts'
import { isIntact, SimDisk, type StoredSnapshot } from './disk.ts'
import { Machine } from './machine.ts'

/** What the harness hears of a member. */
export interface Watcher {
  sent(message: Message, member: Member): void
  handled(ready: Ready, member: Member): void
  applied(entry: Entry, member: Member): void
  quorum(view: QuorumView, member: Member): void
  confirmed(confirmation: Confirmation, member: Member): void
  installed(snapshot: StoredSnapshot, member: Member): void
  received(snapshot: StoredSnapshot, intact: boolean, member: Member): void
}

/** What makes a node: ours, or one of planted mutants. */
export type NodeClass = typeof RaftNode

/** A small driver of one node, as the rules of Ready ask for. */
export class Member {
  readonly key: ReplicaKey
  readonly disk = new SimDisk()
  node: RaftNode | undefined
  machine = new Machine()
  view: QuorumView | undefined
  commitOffset = 0
  /** Reads that the driver has not answered. */
  reads: ReadWanted[] = []
  readonly #nodeClass: NodeClass
  readonly #limits: RaftLimits
  readonly #random: SeededRandom
  readonly #watcher: Watcher
  #toCheck: SnapshotMeta | undefined

  constructor(key: ReplicaKey, nodeClass: NodeClass, limits: RaftLimits, random: SeededRandom, watcher: Watcher) {
    this.key = key
    this.#nodeClass = nodeClass
    this.#limits = limits
    this.#random = random
    this.#watcher = watcher
  }

  start(): void {
    this.machine = new Machine()
    const state = this.disk.state()
    const stored = this.disk.durable.snapshot
    if (stored !== undefined && stored.bytes.length > 0) this.machine.load(stored.bytes)
    this.commitOffset = this.machine.endOffset
    this.node = new this.#nodeClass({ self: this.key, state, limits: this.#limits, random: this.#random })
    this.run()
  }

  /** What was not durable is gone, but for as much as `random` lets through. */
  crash(random = this.#random): void {
    this.node = undefined
    this.view = undefined
    this.reads = []
    this.#toCheck = undefined
    this.disk.crash(random)
  }

  /** Calls the node, and does what it then wants. */
  call<Result>(action: (node: RaftNode) => Result): Result {
    const result = action(present(this.node, 'only a node that runs is called'))
    this.run()
    return result
  }

  /** Makes the first `count` Readies durable. */
  sync(count: number): void {
    const done = this.disk.sync(count)
    const last = done.at(-1)
    if (last === undefined) return
    this.node?.persisted(last.number)
    for (const ready of done) {
      for (const message of ready.messagesAfterPersist) this.#watcher.sent(message, this)
      for (const chunk of ready.chunks) if (chunk.last) this.#toCheck = chunk.snapshot
    }
    this.run()
    this.#checkReceived()
  }

  /** Answers the oldest read. */
  answerRead(): void {
    const read = this.reads.shift()
    if (read === undefined) return
    if (read.type === 'entries') {
      const { entries } = this.disk.written
      const index = entries.findIndex((entry) => entry.baseOffset === read.from)
      const found = index === -1 ? undefined : takeBytes(entries, index, read.bytesMax)
      this.call((node) => node.entriesRead(read.id, found))
      return
    }
    const stored = this.disk.written.snapshot
    const there = stored !== undefined && sameSnapshot(stored.meta, read.snapshot)
    const bytes = there ? stored.bytes.slice(read.position, read.position + read.bytes) : undefined
    this.call((node) => node.snapshotChunkRead(read.id, bytes))
  }

  /** Makes a snapshot of what was applied, if it is of anything new. */
  snapshot(padding: string): boolean {
    const node = present(this.node, 'only a node that runs makes snapshots')
    const { endOffset } = this.machine
    const term = node.termAt(endOffset)
    const voters = node.votersAt(endOffset)
    if (term === undefined || voters === undefined) return false
    if (endOffset <= (this.disk.written.snapshot?.meta.endOffset ?? 0)) return false
    const bytes = this.machine.encode(padding)
    const meta = { endOffset, term, voters, sizeBytes: bytes.length, checksum: crc32cChecksum.crc32c(bytes) }
    this.disk.store({ meta, bytes })
    this.call((running) => running.snapshotSaved(meta))
    return true
  }

  /** Deletes the entries below the snapshot. */
  compact(): void {
    const endOffset = this.disk.written.snapshot?.meta.endOffset ?? 0
    if (endOffset <= this.disk.written.startOffset || this.disk.durable.termAt(endOffset) === undefined) return
    this.disk.moveStart(endOffset)
    this.call((node) => node.logStartMoved(endOffset))
  }

  run(): void {
    const { node } = this
    for (let ready = node?.ready(); ready !== undefined; ready = node?.ready()) this.#handle(ready)
  }

  #handle(ready: Ready): void {
    this.#watcher.handled(ready, this)
    if (ready.quorum !== undefined) {
      this.view = ready.quorum
      this.#watcher.quorum(ready.quorum, this)
    }
    for (const message of ready.messages) this.#watcher.sent(message, this)
    this.reads.push(...ready.reads)
    if (ready.persist) this.disk.write(ready)
    if (ready.install !== undefined) this.#install()
    if (ready.commitOffset !== undefined) this.#apply(ready.commitOffset)
    for (const confirmation of ready.confirmations) this.#watcher.confirmed(confirmation, this)
  }

  #install(): void {
    const stored = present(this.disk.written.snapshot, 'only what was received is installed')
    this.machine.load(stored.bytes)
    this.#watcher.installed(stored, this)
  }

  #apply(commitOffset: number): void {
    this.commitOffset = commitOffset
    const { entries } = this.disk.written
    const first = entries.findLastIndex((entry) => entry.baseOffset === this.machine.endOffset)
    for (const entry of first === -1 ? [] : entries.slice(first)) {
      if (entry.endOffset > commitOffset) break
      this.machine.apply(entry)
      this.#watcher.applied(entry, this)
    }
  }

  #checkReceived(): void {
    const meta = this.#toCheck
    this.#toCheck = undefined
    if (meta === undefined || this.node === undefined) return
    const stored = this.disk.received(meta)
    // Or the same one again, from its begin.
    if (stored === undefined || stored.bytes.length < meta.sizeBytes) return
    const intact = isIntact(stored)
    this.#watcher.received(stored, intact, this)
    if (intact && meta.endOffset > (this.disk.written.snapshot?.meta.endOffset ?? 0)) this.disk.store(stored)
    this.call((node) => node.snapshotReceived(meta, intact))
  }
}
