/** A consumed record, as the output formats need it; the SDK's records of bytes are such. */
export interface ShownRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly timestamp: number
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers: Iterable<readonly [name: string, value: Uint8Array | null]>
}
