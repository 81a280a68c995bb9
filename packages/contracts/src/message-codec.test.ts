import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DataService, millrace } from './index.ts'

const { FetchResponse, ProduceRequest } = millrace.data.v1

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.integer({ min: 8_100, max: 8_300 }).map((size) => new Uint8Array(size).fill(size)),
  fc.integer({ min: 16_000, max: 300_000 }).map((size) => new Uint8Array(size).fill(size)),
)

describe('messages with large bytes', () => {
  it('are encoded as protobufjs encodes them, whole and in pieces', () => {
    const partition = fc.record({ topicId: bytes, partition: fc.nat(), recordBatch: bytes })
    const request = fc.record({
      correlationId: fc.nat(),
      timeoutMs: fc.nat(),
      partitions: fc.array(partition, { maxLength: 4 }),
    })
    fc.assert(
      fc.property(request, (content) => {
        const message = new ProduceRequest(content)
        const expected = Buffer.from(ProduceRequest.encode(message).finish())
        const { encode, encodeParts } = DataService.produce.request
        expect(Buffer.compare(Buffer.from(encode(message)), expected)).toBe(0)
        expect(Buffer.compare(Buffer.concat(encodeParts?.(message) ?? []), expected)).toBe(0)
      }),
      { numRuns: 200 },
    )
  })

  it('are read back, with what comes after the bytes', () => {
    const recordBatches = Buffer.alloc(2_000_000, 7)
    const frame = {
      topicId: Buffer.alloc(16, 1),
      partition: 3,
      epoch: 4,
      highWatermark: 2 ** 40,
      logStartOffset: 5,
      recordBatches,
    }
    const codec = DataService.fetch.response
    const { frame: read } = codec.decode(codec.encode(new FetchResponse({ frame })))
    expect(read).toMatchObject({ partition: 3, epoch: 4, highWatermark: 2 ** 40, logStartOffset: 5 })
    expect(Buffer.compare(Buffer.from(read?.recordBatches ?? []), recordBatches)).toBe(0)
    const error = {
      topicId: Buffer.alloc(16, 1),
      partition: 3,
      error: { reason: 1, message: 'm'.repeat(20_000), context: { a: 'b' } },
    }
    expect(codec.decode(codec.encode(new FetchResponse({ error }))).error?.error?.message).toHaveLength(20_000)
  })

  it('give their large fields as they are, not copied', () => {
    const recordBatches = Buffer.alloc(1_000_000)
    const parts =
      DataService.fetch.response.encodeParts?.(new FetchResponse({ frame: { recordBatches, partition: 1 } })) ?? []
    expect(parts).toHaveLength(2)
    expect(parts[1]).toBe(recordBatches)
    expect(parts[0]?.length).toBeLessThan(64)
  })

  it('are one piece without', () => {
    expect(DataService.fetch.response.encodeParts?.(new FetchResponse({ frame: { partition: 1 } }))).toHaveLength(1)
    expect(DataService.fetch.response.encodeParts?.(new FetchResponse())).toEqual([Buffer.of()])
  })
})
