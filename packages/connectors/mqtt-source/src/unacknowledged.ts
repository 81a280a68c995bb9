import type { SourceRecord } from '@millrace/connect'
import type { IPublishPacket } from 'mqtt-packet'

/** What acknowledges messages: a connection. */
export interface Acknowledger {
  acknowledge(messageId: number): void
}

/** A message that the broker keeps until it is acknowledged. */
interface Entry {
  readonly messageId: number
  readonly topic: string
  readonly payload: Buffer
  /** The connection that it came over last. */
  to: Acknowledger
  isSettled: boolean
}

/** The bytes of a message. */
export function payloadOf({ payload }: IPublishPacket): Buffer {
  return typeof payload === 'string' ? Buffer.from(payload) : payload
}

/**
 * Messages that were received and are not acknowledged. They are stored in any order, and acknowledged in that in which the connection brought them,
 * as MQTT wants it. A message that comes again over a new connection, because the one before was lost, is the same message still.
 */
export class Unacknowledged {
  readonly #byRecord = new Map<SourceRecord, Entry>()
  readonly #byId = new Map<number, Entry>()
  /** In the order of the connection. */
  #order: Entry[] = []
  #first = 0

  /** How many are not stored. */
  get waiting(): number {
    return this.#byRecord.size
  }

  /** Whether a message is one that is here already; if so it is acknowledged over the new connection. */
  isKnown(packet: IPublishPacket, to: Acknowledger): boolean {
    const { messageId, dup, topic } = packet
    const entry = messageId === undefined || !dup ? undefined : this.#byId.get(messageId)
    if (entry === undefined || entry.topic !== topic || !entry.payload.equals(payloadOf(packet))) return false
    entry.to = to
    this.#order.push(entry)
    this.#acknowledge()
    return true
  }

  /** A message has come, and a record was made of it. */
  add(packet: IPublishPacket, record: SourceRecord, to: Acknowledger): void {
    const { messageId, topic } = packet
    if (messageId === undefined || packet.qos === 0) return
    const entry: Entry = { messageId, topic, payload: payloadOf(packet), to, isSettled: false }
    this.#byRecord.set(record, entry)
    this.#byId.set(messageId, entry)
    this.#order.push(entry)
  }

  /** What became of a record is known: nobody needs its message again. */
  settle(record: SourceRecord): void {
    const entry = this.#byRecord.get(record)
    if (entry === undefined) return
    this.#byRecord.delete(record)
    entry.isSettled = true
    this.#acknowledge()
  }

  /** Nobody stores a record any more: its message stays with the broker, and so do those behind it. */
  abandon(record: SourceRecord): void {
    this.#byRecord.delete(record)
  }

  /** The connection is over: its messages come again if the broker keeps the session, and can't be acknowledged before. */
  disconnected(): void {
    this.#order = []
    this.#first = 0
  }

  /** The broker knows nothing of the session: ids mean other messages from now on. */
  forget(): void {
    this.#byId.clear()
  }

  #acknowledge(): void {
    for (let entry = this.#order[this.#first]; entry?.isSettled === true; entry = this.#order[this.#first]) {
      this.#first += 1
      if (this.#byId.get(entry.messageId) === entry) this.#byId.delete(entry.messageId)
      entry.to.acknowledge(entry.messageId)
    }
    // Cut off now and then: each time would cost as much as there are entries.
    if (this.#first > 1024 && this.#first * 2 > this.#order.length) {
      this.#order.splice(0, this.#first)
      this.#first = 0
    }
  }
}
