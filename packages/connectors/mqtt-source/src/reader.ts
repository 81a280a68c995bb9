import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@millrace/base'
import {
  type OffsetMap,
  Schema,
  type SourceBatch,
  type SourcePosition,
  type SourceRecord,
  sourceRecord,
  type SourceTask,
} from '@millrace/connect'
import type { IPublishPacket } from 'mqtt-packet'
import type { SourceSettings } from './config.ts'
import { isPassing, MqttConnection } from './connection.ts'
import { lastAcknowledgementsMs, reconnectMs, waitingBytesMax } from './limits.ts'
import { payloadOf, Unacknowledged } from './unacknowledged.ts'

const text = Schema.string()
const bytes = Schema.bytes()
const boolean = Schema.boolean()
const integer = Schema.int32()

/** What a reader is made of. */
export interface ReaderParts {
  readonly settings: SourceSettings
  readonly signal: AbortSignal
  readonly logger: Logger
  /** Where the source was kept to be; null if never. */
  readonly offset: OffsetMap | null
  readonly partition: OffsetMap
}

/** Filters as they are kept: a later task has the broker forget those that are gone from the config. */
function keptFilters(offset: OffsetMap | null): readonly string[] {
  const kept = offset?.['filters']
  return typeof kept === 'string' && kept !== '' ? kept.split(',') : []
}

/** Resolves after so long, or once the signal says so. */
async function paused(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** Reads messages over one connection after the other, and acknowledges each once its record is stored. */
export class MqttReader implements SourceTask {
  readonly #parts: ReaderParts
  readonly #unacknowledged = new Unacknowledged()
  #connection: MqttConnection | undefined
  /** Received, and not taken yet. */
  #records: SourceRecord[] = []
  #bytes = 0
  #count: number
  readonly #filters: string
  /** Until the broker has answered, what it answers has to be read, however much comes before. */
  #isSubscribed = false
  /** Why the last connection ended. */
  #lost: Error | undefined
  /** Called when something has come, or the connection is over. */
  #wake: () => void = () => {}

  constructor(parts: ReaderParts) {
    this.#parts = parts
    this.#filters = parts.settings.filters.join(',')
    const kept = parts.offset?.['messages']
    this.#count = typeof kept === 'number' ? kept : 0
  }

  [Symbol.asyncIterator](): AsyncIterator<SourceBatch> {
    return this.#batches()
  }

  onSettled(record: SourceRecord): void {
    this.#unacknowledged.settle(record)
    if (!this.#isFull && !this.#parts.signal.aborted) this.#connection?.resume()
    this.#wake()
  }

  /** Messages of QoS 0 know no other bound, and not every broker keeps to the one that it is told for QoS 1. */
  get #isFull(): boolean {
    const { receiveMaximum } = this.#parts.settings
    const count = Math.max(this.#records.length, this.#unacknowledged.waiting)
    return count >= receiveMaximum || this.#bytes >= waitingBytesMax
  }

  async *#batches(): AsyncGenerator<SourceBatch, void> {
    const { signal } = this.#parts
    const wake = (): void => this.#wake()
    signal.addEventListener('abort', wake)
    try {
      while (!signal.aborted) {
        if (this.#connection === undefined) {
          await this.#connect()
          yield { records: [], positions: [this.#position()] }
          continue
        }
        if (this.#records.length === 0) {
          await this.#news()
          continue
        }
        const records = this.#records
        this.#records = []
        this.#bytes = 0
        if (!this.#isFull) this.#connection.resume()
        yield { records }
      }
      await this.#lastAcknowledgements()
    } finally {
      signal.removeEventListener('abort', wake)
      this.#connection?.close()
    }
  }

  #position(): SourcePosition {
    return { partition: this.#parts.partition, offset: { messages: this.#count, filters: this.#filters } }
  }

  /** Until a message has come, the connection is over, the task is to stop or a record was settled. */
  async #news(): Promise<void> {
    const { signal } = this.#parts
    if (this.#records.length > 0 || this.#connection === undefined || signal.aborted) return
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
  }

  /** What is on its way is still acknowledged: it would come again otherwise. */
  async #lastAcknowledgements(): Promise<void> {
    // What nobody has taken is none of it.
    for (const record of this.#records) this.#unacknowledged.abandon(record)
    this.#records = []
    this.#connection?.pause()
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      this.#wake()
    }, lastAcknowledgementsMs)
    try {
      while (this.#unacknowledged.waiting > 0 && !isLate && this.#connection !== undefined) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    } finally {
      clearTimeout(timer)
    }
  }

  /** Connects, as often as it takes. Throws what is not to be tried again. Returns without a connection if the task is to stop. */
  async #connect(): Promise<void> {
    const { settings, signal, logger } = this.#parts
    let pauseMs = reconnectMs.first
    for (;;) {
      const lost = this.#lost
      this.#lost = undefined
      if (lost !== undefined && !isPassing(lost)) throw lost
      if (signal.aborted) return
      if (lost !== undefined) {
        logger.warn(
          { reason: lost.message, pauseMs },
          'there is no connection to the MQTT broker, another attempt is made',
        )
        await paused(pauseMs, signal)
        pauseMs = Math.min(pauseMs * 2, reconnectMs.longest)
        if (signal.aborted) return
      }
      try {
        await this.#open(settings, signal)
        return
      } catch (error) {
        this.#connection?.close()
        this.#connection = undefined
        this.#lost = error instanceof Error ? error : new Error(String(error))
      }
    }
  }

  async #open(settings: SourceSettings, signal: AbortSignal): Promise<void> {
    const kept = keptFilters(this.#parts.offset)
    // Messages of the session may come with the answer to CONNECT, before there is a connection to acknowledge them by.
    const early: IPublishPacket[] = []
    const opened: { connection?: MqttConnection } = {}
    this.#isSubscribed = false
    const connection = await MqttConnection.open(
      settings,
      {
        message: (packet) => {
          if (opened.connection === undefined) early.push(packet)
          else this.#take(packet, opened.connection)
        },
        closed: (error) => this.#closed(error, opened.connection),
      },
      signal,
    )
    if (!connection.sessionPresent) this.#unacknowledged.forget()
    opened.connection = connection
    this.#connection = connection
    for (const packet of early) this.#take(packet, connection)
    const dropped = connection.sessionPresent ? kept.filter((filter) => !settings.filters.includes(filter)) : []
    await connection.subscribe(settings.filters, dropped)
    this.#isSubscribed = true
    if (this.#isFull) connection.pause()
  }

  #closed(error: Error, connection: MqttConnection | undefined): void {
    this.#unacknowledged.disconnected()
    if (connection === undefined || connection !== this.#connection) return
    this.#connection = undefined
    this.#lost = error
    this.#wake()
  }

  #take(packet: IPublishPacket, connection: MqttConnection): void {
    if (this.#unacknowledged.isKnown(packet, connection)) return
    const record = this.#recordOf(packet)
    this.#unacknowledged.add(packet, record, connection)
    this.#records.push(record)
    this.#bytes += payloadOf(packet).length
    if (this.#isFull && this.#isSubscribed) connection.pause()
    this.#wake()
  }

  #recordOf(packet: IPublishPacket): SourceRecord {
    const { settings, partition } = this.#parts
    const { topic, qos, retain, dup, messageId } = packet
    this.#count += 1
    return sourceRecord({
      topic: settings.topicOf(topic),
      key: { schema: text, value: topic },
      value: { schema: bytes, value: payloadOf(packet) },
      headers: [
        { key: 'mqtt.topic', schema: text, value: topic },
        { key: 'mqtt.qos', schema: integer, value: qos },
        { key: 'mqtt.retained', schema: boolean, value: retain },
        { key: 'mqtt.duplicate', schema: boolean, value: dup },
        ...(messageId === undefined ? [] : [{ key: 'mqtt.message.id', schema: integer, value: messageId }]),
      ],
      sourcePartition: partition,
      sourceOffset: this.#position().offset,
    })
  }
}
