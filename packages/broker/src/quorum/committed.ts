import { assert } from '@millrace/base'
import type { Entry, SnapshotMeta } from '@millrace/raft'
import { Gate } from '../lifecycle/gate.ts'
import type { StateMachine } from './raft-driver.ts'

/** Hands what is committed to the state machine, in order: at once, unless a snapshot is being installed. */
export class Committed {
  readonly #machine: StateMachine
  readonly #onFailure: (error: unknown) => void
  /** Of the log, and not handed over. */
  #entries: Entry[]
  #offset = 0
  /** The snapshots that are to be installed, one after the other, and how many they are. */
  #installing: Promise<void> = Promise.resolve()
  #installs = 0
  readonly #closing = new Gate<'closing'>()

  constructor(entries: readonly Entry[], machine: StateMachine, onFailure: (error: unknown) => void) {
    this.#entries = [...entries]
    this.#machine = machine
    this.#onFailure = onFailure
  }

  /** The log goes on with these. */
  add(entries: readonly Entry[]): void {
    this.#entries.push(...entries)
  }

  /** The log ends here. */
  truncateTo(offset: number): void {
    this.#entries = this.#entries.filter(({ endOffset }) => endOffset <= offset)
  }

  /** The log is replaced by a snapshot, which counts once `written` resolves. */
  install(snapshot: SnapshotMeta, written: Promise<void>): void {
    this.#entries = this.#entries.filter(({ baseOffset }) => baseOffset >= snapshot.endOffset)
    this.#offset = Math.max(this.#offset, snapshot.endOffset)
    this.#installs += 1
    this.#installing = this.#install(snapshot, written, this.#installing)
  }

  /** Everything before `offset` is committed. */
  advance(offset: number): void {
    this.#offset = Math.max(this.#offset, offset)
    if (this.#installs === 0) this.#handOver()
  }

  /** Installs nothing more: not what waits to be written either, which may never be. Resolves once no snapshot is being installed. */
  async close(): Promise<void> {
    this.#closing.open('closing')
    await this.#installing
  }

  async #install(snapshot: SnapshotMeta, written: Promise<void>, before: Promise<void>): Promise<void> {
    try {
      await before
      if ((await Promise.race([this.#closing.opened, written])) === 'closing') return
      await this.#machine.install(snapshot)
      this.#installs -= 1
      if (this.#installs === 0) this.#handOver()
    } catch (error) {
      this.#onFailure(error)
    }
  }

  #handOver(): void {
    const open = this.#entries.findIndex(({ endOffset }) => endOffset > this.#offset)
    const entries = this.#entries.splice(0, open === -1 ? this.#entries.length : open)
    if (entries.length === 0) return
    const last = entries.at(-1)
    assert(last !== undefined && last.endOffset <= this.#offset, 'only what is committed is handed over')
    this.#machine.commit(entries)
  }
}
