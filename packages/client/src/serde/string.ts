import { describe } from './bytes.ts'
import { readingRanges } from './range-reader.ts'
import type { Serde } from './serde.ts'

export const stringSerde: Serde<string> = readingRanges(
  {
    name: 'string',
    serialize(value) {
      if (typeof value === 'string') return value
      throw new TypeError(`expected a string, got ${describe(value)}`)
    },
    deserialize: (bytes) => bytes.toString('utf8'),
  },
  (bytes, start, end) => bytes.toString('utf8', start, end),
)
