import { serde } from '@millrace/client'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeEnvironment } from '../../../test/fake-environment.ts'
import { codecOf } from '../../stores/codec.ts'
import { Pile, pileRowSizeBytesMax, pileStore } from './pile.ts'
import { pileRowKeySerde } from './pile-serdes.ts'

it('places are ordered by time, tag and the bytes of the key, whatever bytes these are', () => {
  const rows = codecOf(pileRowKeySerde(serde.string()))
  const ordered = [
    { timestamp: 5, tag: 0, key: 'z', row: 0 },
    { timestamp: 5, tag: 1, key: '', row: 2 },
    { timestamp: 5, tag: 1, key: '\0', row: 0 },
    { timestamp: 5, tag: 1, key: '\0\0', row: 0 },
    { timestamp: 5, tag: 1, key: 'a', row: 255 },
    { timestamp: 5, tag: 1, key: 'a', row: 256 },
    { timestamp: 5, tag: 1, key: 'a\0', row: 0 },
    { timestamp: 5, tag: 1, key: 'a\0b', row: 0 },
    { timestamp: 5, tag: 1, key: 'aa', row: 0 },
    { timestamp: 256, tag: 0, key: 'ÿ', row: 0xffff_ffff },
    { timestamp: 2 ** 40, tag: 0, key: 'a', row: 0 },
  ]
  const bytes = ordered.map((row) => rows.encode(row))
  expect([...bytes].reverse().sort(Buffer.compare)).toEqual(bytes)
  expect(bytes.map((each) => rows.decode(each))).toEqual(ordered)
})

describe('a pile', () => {
  let environment: FakeEnvironment
  let pile: Pile<string>

  beforeEach(() => {
    environment = new FakeEnvironment()
    pile = new Pile(pileStore('pile', serde.string(), { kind: 'memory' }).build(environment).store)
  })

  const add = (timestamp: number, key: string, text: string): void =>
    pile.add({ timestamp, tag: 0, key }, Buffer.from(text))

  const content = (): string[] =>
    [...pile.rows()].flatMap(([{ key }, values]) => values.map((value) => key + String(value)))

  it('is empty at first', () => {
    expect(content()).toEqual([])
    expect(pile.lastTimestamp()).toBe(-1)
  })

  it('keeps the order of places, and of arrival at a place', () => {
    add(2, 'b', '1')
    add(2, 'a', '2')
    add(1, 'c', '3')
    add(2, 'a', '4')
    add(2, 'a', '')
    expect(content()).toEqual(['c3', 'a2', 'a4', 'a', 'b1'])
    expect(pile.lastTimestamp()).toBe(2)
    for (const [row] of pile.rows()) if (row.key === 'a') pile.remove(row)
    expect(content()).toEqual(['c3', 'b1'])
  })

  it('spreads many values of a place over rows that stay small, and forgets them together', () => {
    const count = 3000
    for (let i = 0; i < count; i++) add(1, 'a', `${i}`.padStart(20))
    add(1, 'aa', 'x')
    add(1, 'a', 'y'.repeat(2 * pileRowSizeBytesMax))
    expect(content().map((each) => each.trim().length)).toHaveLength(count + 2)
    expect(content().slice(0, count)).toEqual(Array.from({ length: count }, (_, i) => `a${`${i}`.padStart(20)}`))
    const rowSizes = [...pile.rows()].map(([, values]) => values.length)
    expect(Math.max(...rowSizes)).toBe(Math.floor(pileRowSizeBytesMax / 24))
    expect(Math.max(...environment.logged.map(({ value }) => value?.length ?? 0))).toBeLessThan(
      2.1 * pileRowSizeBytesMax,
    )

    pile.clear({ timestamp: 1, tag: 0, key: 'a' })
    expect(content()).toEqual(['aax'])
    pile.clear({ timestamp: 1, tag: 0, key: 'a' })
    add(1, 'a', 'again')
    expect(content()).toEqual(['aagain', 'aax'])
  })
})
