import { describe, expect, it } from 'vitest'
import { LeaderEpochs } from './leader-epochs.ts'

function epochsOf(...entries: [number, number][]): LeaderEpochs {
  const epochs = new LeaderEpochs()
  for (const [epoch, startOffset] of entries) epochs.assign(epoch, startOffset)
  return epochs
}

const pairs = (epochs: LeaderEpochs): number[][] => epochs.entries.map(({ epoch, startOffset }) => [epoch, startOffset])

describe('LeaderEpochs', () => {
  it('knows who wrote an offset, and where an epoch ended (KIP-101, KIP-279)', () => {
    const epochs = epochsOf([1, 10], [4, 20], [5, 35])
    expect([9, 10, 19, 20, 99].map((offset) => epochs.epochFor(offset))).toEqual([-1, 1, 1, 4, 5])
    expect(epochs.endOffsetFor(0, 50)).toBeUndefined()
    expect(epochs.endOffsetFor(1, 50)).toEqual({ epoch: 1, endOffset: 20 })
    expect(epochs.endOffsetFor(3, 50)).toEqual({ epoch: 1, endOffset: 20 })
    expect(epochs.endOffsetFor(5, 50)).toEqual({ epoch: 5, endOffset: 50 })
    expect(epochs.endOffsetFor(9, 50)).toEqual({ epoch: 5, endOffset: 50 })
  })

  it('takes each epoch once, and forgets one that wrote nothing', () => {
    const epochs = epochsOf([1, 10], [1, 15], [0, 20], [2, 30])
    expect(pairs(epochs)).toEqual([
      [1, 10],
      [2, 30],
    ])
    epochs.assign(3, 30)
    expect(pairs(epochs)).toEqual([
      [1, 10],
      [3, 30],
    ])
    expect(() => epochs.assign(4, 29)).toThrow(/starts at or after/)
  })

  it('follows the log when it is cut at either end', () => {
    const epochs = epochsOf([1, 10], [4, 20], [5, 35])
    expect([epochs.truncateFromEnd(35), pairs(epochs)]).toEqual([
      true,
      [
        [1, 10],
        [4, 20],
      ],
    ])
    expect([epochs.truncateFromStart(15), pairs(epochs)]).toEqual([
      true,
      [
        [1, 15],
        [4, 20],
      ],
    ])
    expect([epochs.truncateFromStart(15), epochs.truncateFromEnd(99)]).toEqual([false, false])
    expect([epochs.truncateFromStart(25), pairs(epochs)]).toEqual([true, [[4, 25]]])
  })

  it("reads and writes Kafka's checkpoint, and believes none that is not whole", () => {
    const text = '0\n2\n0 0\n2 212\n'
    expect(LeaderEpochs.parse(text)?.format()).toBe(text)
    for (const bad of [
      '',
      '1\n0\n',
      '0\n2\n0 0\n',
      '0\n1\n0\n',
      '0\n2\n2 0\n1 5\n',
      '0\n2\n1 9\n2 5\n',
      '0\n1\nx y\n',
      '0\n1\n-1 3\n',
    ]) {
      expect([bad, LeaderEpochs.parse(bad)]).toEqual([bad, undefined])
    }
  })
})
