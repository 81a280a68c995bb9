import { RecordHeaders } from '@millrace/client'
import type { ConsumableTopic, HeadersInput, ProducibleTopic } from '@millrace/client'

/** What a test puts into an input topic. */
export interface TestRecord<Key, Value> {
  /** Default: null. */
  readonly key?: Key | null
  readonly value: Value | null
  /** Milliseconds since 1970 UTC. Default: the driver's clock. */
  readonly timestamp?: number
  readonly headers?: HeadersInput
}

/** What a test finds in an output topic. */
export interface TestResult<Key, Value> {
  readonly key: Key | null
  readonly value: Value | null
  readonly timestamp: number
  readonly headers: RecordHeaders
}

/** A record that the topology wrote, as bytes, in the order of all topics. */
export interface WrittenRecord {
  readonly topic: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly timestamp: number
  readonly headers: RecordHeaders
}

/** An input topic of the topology, in the hands of a test. */
export class TestInput<Key, Value> {
  readonly #topic: ProducibleTopic<Key, Value>
  readonly #send: (
    key: Buffer | null,
    value: Buffer | null,
    timestamp: number | undefined,
    headers: RecordHeaders,
  ) => void

  constructor(
    topic: ProducibleTopic<Key, Value>,
    send: (key: Buffer | null, value: Buffer | null, timestamp: number | undefined, headers: RecordHeaders) => void,
  ) {
    this.#topic = topic
    this.#send = send
  }

  /** Gives records to the topology, one after the other; each is through all of it, repartition topics included, before the next. */
  send(...records: readonly TestRecord<Key, Value>[]): void {
    const { key: keySerde, value: valueSerde } = this.#topic
    for (const { key = null, value, timestamp, headers } of records) {
      this.#send(
        key === null ? null : bufferOf(keySerde.serialize(key)),
        value === null ? null : bufferOf(valueSerde.serialize(value)),
        timestamp,
        headersOf(headers),
      )
    }
  }
}

/** An output topic of the topology, in the hands of a test. */
export class TestOutput<Key, Value> {
  readonly #topic: ConsumableTopic<Key, Value>
  readonly #written: readonly WrittenRecord[]
  #read = 0

  constructor(topic: ConsumableTopic<Key, Value>, written: readonly WrittenRecord[]) {
    this.#topic = topic
    this.#written = written
  }

  /** How many there are that were not read yet. */
  get size(): number {
    return this.#written.length - this.#read
  }

  /** The next record; undefined if there is none. */
  read(): TestResult<Key, Value> | undefined {
    const written = this.#written[this.#read]
    if (written === undefined) return undefined
    this.#read += 1
    const { key, value, timestamp, headers } = written
    return {
      key: key === null ? null : this.#topic.key.deserialize(key),
      value: value === null ? null : this.#topic.value.deserialize(value),
      timestamp,
      headers,
    }
  }

  /** All that were not read yet. */
  readAll(): TestResult<Key, Value>[] {
    const all: TestResult<Key, Value>[] = []
    for (let next = this.read(); next !== undefined; next = this.read()) all.push(next)
    return all
  }

  /** As {@link readAll}, key and value alone. */
  readKeyValues(): (readonly [Key | null, Value | null])[] {
    return this.readAll().map(({ key, value }) => [key, value] as const)
  }
}

/** The bytes of what a serde wrote; not a copy. */
export function bufferOf(content: Uint8Array | string): Buffer {
  if (typeof content === 'string') return Buffer.from(content)
  return Buffer.isBuffer(content) ? content : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}

const noHeaders = new RecordHeaders([])

function headersOf(input: HeadersInput | undefined): RecordHeaders {
  if (input === undefined) return noHeaders
  const pairs = Symbol.iterator in input ? [...input] : Object.entries(input)
  return new RecordHeaders(
    pairs.map(([name, value]) => [name, value === null ? null : Buffer.from(bufferOf(value))] as const),
  )
}
