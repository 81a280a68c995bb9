/**
 * How a key or a value becomes bytes and comes back. Both ways are synchronous: the order of records is the order of the calls.
 * What either way throws reaches the caller as a StreamError (SERIALIZATION, DESERIALIZATION) that names topic, partition and offset.
 * `null` never reaches a serde: it is a record without key, or a tombstone.
 */
export interface Serde<Input, Output = Input> {
  /** For messages: what it takes, such as `string`. */
  readonly name: string
  /** A string stands for its UTF-8 bytes, and is written straight into the batch. */
  serialize(value: Input): Uint8Array | string
  /** `bytes` is a view into the batch: copy what you keep. */
  deserialize(bytes: Buffer): Output
}
