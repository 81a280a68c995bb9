import type { SourceRecord } from '@millrace/connect'
import { batchMax, waitingBytesMax, waitingMessagesMax } from './limits.ts'

/** Records of messages that were received, until the task takes them. */
export class Inbox {
  #queue: SourceRecord[] = []
  #bytes: number[] = []
  #waitingBytes = 0
  #wake: () => void = () => {}
  #isClosed = false
  /** Called when there is room again. */
  onRoom: () => void = () => {}

  get isFull(): boolean {
    return this.#queue.length >= waitingMessagesMax || this.#waitingBytes >= waitingBytesMax
  }

  put(record: SourceRecord, bytes: number): void {
    this.#queue.push(record)
    this.#bytes.push(bytes)
    this.#waitingBytes += bytes
    this.#wake()
  }

  /** What waits, when there is some; undefined once it is closed and empty. One call at a time. */
  async take(): Promise<readonly SourceRecord[] | undefined> {
    while (this.#queue.length === 0) {
      if (this.#isClosed) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const wasFull = this.isFull
    const taken = this.#queue.splice(0, batchMax)
    for (const bytes of this.#bytes.splice(0, batchMax)) this.#waitingBytes -= bytes
    if (wasFull && !this.isFull) this.onRoom()
    return taken
  }

  /** Nothing more comes; what waits can still be taken. */
  close(): void {
    this.#isClosed = true
    this.#wake()
  }
}
