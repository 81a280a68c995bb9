import { expect, test } from 'vitest'
import { type Found, judge, type Row } from './judge.ts'
import { readingOf } from './sensors.ts'

const row = (sensor: number, number: number): Row => {
  const { taken_at: takenAt, ...reading } = readingOf(sensor, number)
  return { ...reading, taken_at: new Date(takenAt) }
}

/** Two sensors have spoken twice and once; the second reading of the first may be forgotten. */
const verdictOf = (found: Partial<Found>) =>
  judge({
    sensors: { acknowledged: [3, 1], mayBeForgotten: (sensor, number) => sensor === 0 && number === 1 },
    readings: [row(0, 0), row(0, 1), row(0, 2), row(1, 0)],
    latest: [row(0, 2), row(1, 0)],
    records: 4,
    ...found,
  })

test('all is well if each reading is a row, and the last of each sensor is the latest', () => {
  const { wrong, counts } = verdictOf({ records: 6 })
  expect(wrong).toEqual([])
  expect(counts).toEqual({ lost: 0, doubled: 0, repeated: 2, different: 0, forgotten: 0 })
})

test('what the broker forgot is counted, and nothing wrong', () => {
  const { wrong, counts, found } = verdictOf({ readings: [row(0, 0), row(0, 2), row(1, 0)] })
  expect(wrong).toEqual([])
  expect(counts).toMatchObject({ lost: 0, forgotten: 1 })
  expect(found[1]).toBe('1 of them Mosquitto had in memory alone when it was killed')
})

test('what is lost, different, or of nobody is found', () => {
  const lost = verdictOf({ readings: [row(0, 0), row(0, 1), row(1, 0)] })
  expect(lost.wrong).toEqual([expect.stringContaining('is no row of readings')])
  expect(lost.counts).toMatchObject({ lost: 1, forgotten: 0 })
  const other = verdictOf({ latest: [row(0, 1), row(1, 0)] })
  expect(other.wrong).toEqual([expect.stringContaining('of latest')])
  expect(other.counts).toMatchObject({ lost: 0, different: 1 })
  const more = verdictOf({ readings: [row(0, 0), row(0, 1), row(0, 2), row(0, 3), row(1, 0)] })
  expect(more.wrong).toEqual(['readings has 1 rows that nobody published'])
  expect(more.counts).toMatchObject({ different: 1 })
})
