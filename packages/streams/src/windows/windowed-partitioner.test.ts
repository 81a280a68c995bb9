import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { windowedPartitioner } from './windowed-partitioner.ts'
import { sessionWindowedSerde, timeWindowedSerde } from './windowed-serde.ts'

describe('windows of a key', () => {
  it.each([timeWindowedSerde(serde.string(), 10), sessionWindowedSerde(serde.string())])(
    'are all in the partition of the key: $name',
    (windowed) => {
      const partitioner = windowedPartitioner(windowed)
      const partitions = [0, 10, 1e12].map((startMs) =>
        partitioner?.('out', { key: '21', startMs, endMs: startMs + 10 }, 1, 1000),
      )
      // murmur2('21') of Kafka's Utils is -973932308: toPositive, modulo 1000.
      expect(partitions).toEqual([340, 340, 340])
      expect(partitioner?.('out', null, 1, 1000)).toBeUndefined()
    },
  )

  it('are told from other keys', () => {
    expect(windowedPartitioner(serde.string())).toBeUndefined()
  })
})
