import type { Message } from '@millrace/raft'
import { raftQueueBytesMax, raftQueueMessagesMax } from '../limits.ts'
import { sizeOfMessage } from './raft-wire.ts'

/**
 * Messages that wait for one way to a peer, of which one batch is under way at a time. What does not fit is lost, as it may be: raft asks
 * again.
 */
export class MessageQueue {
  readonly #sendBatch: (messages: readonly Message[]) => Promise<void>
  #waiting: Message[] = []
  #waitingBytes = 0
  #isSending = false

  /** `sendBatch` resolves once the way can take more, and never rejects. */
  constructor(sendBatch: (messages: readonly Message[]) => Promise<void>) {
    this.#sendBatch = sendBatch
  }

  get isSending(): boolean {
    return this.#isSending
  }

  add(message: Message): void {
    const sizeBytes = sizeOfMessage(message)
    const isOver = this.#waitingBytes + sizeBytes > raftQueueBytesMax
    if (this.#waiting.length >= raftQueueMessagesMax || (isOver && this.#waiting.length > 0)) return
    this.#waiting.push(message)
    this.#waitingBytes += sizeBytes
    if (!this.#isSending) void this.#sendAll()
  }

  /** Forgets what waits. */
  clear(): void {
    this.#waiting = []
    this.#waitingBytes = 0
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.clear()
      await this.#sendBatch(batch)
    }
    this.#isSending = false
  }
}
