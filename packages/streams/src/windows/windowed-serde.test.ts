import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { sessionWindowedSerde, timeWindowedSerde } from './windowed-serde.ts'

describe('keys of windows', () => {
  it('are the key, then the start', () => {
    const windowed = timeWindowedSerde(serde.string(), 60_000)
    const bytes = Buffer.from(windowed.serialize({ key: 'käse', startMs: 2 ** 40 + 1, endMs: 2 ** 40 + 60_001 }))
    expect(bytes.toString('hex')).toBe(`${Buffer.from('käse').toString('hex')}0000010000000001`)
    expect(windowed.deserialize(bytes)).toEqual({ key: 'käse', startMs: 2 ** 40 + 1, endMs: 2 ** 40 + 60_001 })
  })

  it('without end stay so', () => {
    const windowed = timeWindowedSerde(serde.bytes(), Infinity)
    const bytes = Buffer.from(windowed.serialize({ key: Buffer.of(255), startMs: 5, endMs: Infinity }))
    expect(windowed.deserialize(bytes)).toEqual({ key: Buffer.of(255), startMs: 5, endMs: Infinity })
  })

  it('of sessions are the key, the end, then the start', () => {
    const windowed = sessionWindowedSerde(serde.string())
    const bytes = Buffer.from(windowed.serialize({ key: 'a', startMs: 3, endMs: 258 }))
    expect(bytes.toString('hex')).toBe('61' + '0000000000000102' + '0000000000000003')
    expect(windowed.deserialize(bytes)).toEqual({ key: 'a', startMs: 3, endMs: 258 })
  })

  it.each([timeWindowedSerde(serde.string(), 1), sessionWindowedSerde(serde.string())])(
    'that are too short are refused: $name',
    (windowed) => {
      expect(() => windowed.deserialize(Buffer.alloc(7))).toThrow(expect.objectContaining({ code: 'INVALID_RECORD' }))
    },
  )
})
