import type { Message } from './messages.ts'
import type { Confirmation, ReadWanted, ReceivedChunk } from './ready.ts'

/** What gathers between one Ready and the next, besides changes of the log. */
export class Outbox {
  #messages: Message[] = []
  #afterPersist: Message[] = []
  #chunks: ReceivedChunk[] = []
  #reads: ReadWanted[] = []
  #confirmations: Confirmation[] = []

  /** Sent without waiting for a disk: it promises nothing that a crash could take back. */
  send(message: Message): void {
    this.#messages.push(message)
  }

  /** Sent when the Ready it comes with is durable: a vote, or that entries or chunks are on disk. */
  sendAfterPersist(message: Message): void {
    this.#afterPersist.push(message)
  }

  write(chunk: ReceivedChunk): void {
    this.#chunks.push(chunk)
  }

  read(wanted: ReadWanted): void {
    this.#reads.push(wanted)
  }

  confirm(confirmation: Confirmation): void {
    this.#confirmations.push(confirmation)
  }

  takeMessages(): readonly Message[] {
    const taken = this.#messages
    if (taken.length > 0) this.#messages = []
    return taken
  }

  takeAfterPersist(): readonly Message[] {
    const taken = this.#afterPersist
    if (taken.length > 0) this.#afterPersist = []
    return taken
  }

  takeChunks(): readonly ReceivedChunk[] {
    const taken = this.#chunks
    if (taken.length > 0) this.#chunks = []
    return taken
  }

  takeReads(): readonly ReadWanted[] {
    const taken = this.#reads
    if (taken.length > 0) this.#reads = []
    return taken
  }

  takeConfirmations(): readonly Confirmation[] {
    const taken = this.#confirmations
    if (taken.length > 0) this.#confirmations = []
    return taken
  }
}
