import type { Serde } from '@millrace/client'
import { StreamError } from '@millrace/base'
import { readLong, writeLong } from '../stores/codec.ts'
import type { Windowed } from '../stores/store.ts'

/** Of windowed serdes: that of the key in them. */
const innerSerdes = new WeakMap<object, Serde<unknown>>()

/** The serde of the key in the windows that this one writes; undefined: it writes none. */
export function innerKeySerde(serde: Serde<never, unknown>): Serde<unknown> | undefined {
  return innerSerdes.get(serde)
}

/**
 * Keys of tumbling, hopping, sliding and unlimited windows: the key's bytes, then the start as a 64-bit integer, as Kafka's
 * TimeWindowedSerde. The end is not written: it is the start and `sizeMs`, which readers must know.
 */
export function timeWindowedSerde<Key>(key: Serde<Key>, sizeMs: number): Serde<Windowed<Key>> {
  return known(key, {
    name: `windowed ${key.name}`,
    serialize: ({ key: inner, startMs }) => withTimes(key.serialize(inner), startMs),
    deserialize: (bytes) => {
      const startMs = timesOf(bytes, 1)
      return { key: key.deserialize(bytes.subarray(0, -8)), startMs, endMs: startMs + sizeMs }
    },
  })
}

/** Keys of sessions: the key's bytes, then the end and the start as 64-bit integers, as Kafka's SessionWindowedSerde. */
export function sessionWindowedSerde<Key>(key: Serde<Key>): Serde<Windowed<Key>> {
  return known(key, {
    name: `session windowed ${key.name}`,
    serialize: ({ key: inner, startMs, endMs }) => withTimes(key.serialize(inner), endMs, startMs),
    deserialize: (bytes) => {
      const endMs = timesOf(bytes, 2)
      return { key: key.deserialize(bytes.subarray(0, -16)), startMs: readLong(bytes, bytes.length - 8), endMs }
    },
  })
}

function known<Key>(key: Serde<Key>, windowed: Serde<Windowed<Key>>): Serde<Windowed<Key>> {
  innerSerdes.set(windowed, key)
  return windowed
}

function withTimes(key: Uint8Array | string, ...times: readonly number[]): Uint8Array {
  const keySize = typeof key === 'string' ? Buffer.byteLength(key) : key.length
  const bytes = Buffer.allocUnsafe(keySize + 8 * times.length)
  if (typeof key === 'string') bytes.write(key, 'utf8')
  else bytes.set(key)
  let at = keySize
  for (const time of times) {
    writeLong(bytes, time, at)
    at += 8
  }
  return bytes
}

/** The first of `count` times at the end. */
function timesOf(bytes: Uint8Array, count: number): number {
  const at = bytes.length - 8 * count
  if (at < 0)
    throw new StreamError(
      'INVALID_RECORD',
      `${bytes.length} bytes are no windowed key: its times alone take ${8 * count}`,
    )
  return readLong(bytes, at)
}
