import fc from 'fast-check'
import { expect, it } from 'vitest'
import { UnstableTransactions } from './unstable-transactions.ts'

interface Known {
  readonly producerId: number
  readonly firstOffset: number
  markerOffset: number
}

const step = fc.record({
  producerId: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom('write', 'end', 'end', 'take back', 'advance'),
})

it('the oldest one holds readers back until the high watermark has passed its marker', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const transactions = new UnstableTransactions()
      const all: Known[] = []
      const openOf = (producerId: number) =>
        all.find((one) => one.producerId === producerId && one.markerOffset === Infinity)
      let offset = 0
      let highWatermark = 0
      for (const { producerId, kind } of steps) {
        const open = openOf(producerId)
        const last = all.find(({ markerOffset }) => markerOffset === offset - 1)
        if (kind === 'write') {
          if (open === undefined) all.push({ producerId, firstOffset: offset, markerOffset: Infinity })
          transactions.setOpen(producerId, open?.firstOffset ?? offset)
          offset++
        } else if (kind === 'end' && open !== undefined) {
          transactions.setOpen(producerId, -1)
          transactions.end(open.firstOffset, offset)
          open.markerOffset = offset++
        } else if (kind === 'take back' && last !== undefined && last.markerOffset >= highWatermark) {
          offset--
          transactions.takeBackEnd(last.markerOffset)
          last.markerOffset = Infinity
          transactions.setOpen(last.producerId, last.firstOffset)
        } else if (kind === 'advance') highWatermark = Math.min(offset, highWatermark + producerId)
        const unstable = all.filter(({ markerOffset }) => markerOffset >= highWatermark)
        const expected = Math.min(...unstable.map(({ firstOffset }) => firstOffset))
        expect(transactions.firstUnstableOffset(highWatermark) ?? Infinity).toBe(expected)
        expect(transactions.openCount).toBe(all.filter(({ markerOffset }) => markerOffset === Infinity).length)
      }
    }),
    { numRuns: 300 },
  )
})
