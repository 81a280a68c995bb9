import type { Message } from './messages.ts'
import type { Confirmation, LostEntries, ReadWanted, ReceivedChunk } from './ready.ts'

/** Things that gather until they are taken, all at once. */
class Gathered<Item> {
  #items: Item[] = []

  add(item: Item): void {
    this.#items.push(item)
  }

  /** What is taken is never added to again. */
  take(): readonly Item[] {
    const taken = this.#items
    this.#items = []
    return taken
  }
}

/** What gathers between one Ready and the next, besides changes of the log. */
export class Outbox {
  /** Sent without waiting for a disk: they promise nothing that a crash could take back. */
  readonly messages = new Gathered<Message>()
  /** Sent when the Ready they come with is durable: a vote, or that entries or chunks are on disk. */
  readonly afterPersist = new Gathered<Message>()
  readonly chunks = new Gathered<ReceivedChunk>()
  readonly reads = new Gathered<ReadWanted>()
  readonly confirmations = new Gathered<Confirmation>()
  readonly losses = new Gathered<LostEntries>()

  send(message: Message): void {
    this.messages.add(message)
  }

  sendAfterPersist(message: Message): void {
    this.afterPersist.add(message)
  }
}
