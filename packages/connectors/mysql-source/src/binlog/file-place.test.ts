import { expect, it } from 'vitest'
import { placeId, PlacesBefore } from './file-place.ts'

it('places are in the order of their files, by number, and of their positions', () => {
  const known = new PlacesBefore({ file: 'binlog.999999', position: 500 })
  const includes = (file: string, position: number) => known.includes(placeId({ file, position }))
  expect(includes('binlog.999999', 499)).toBe(true)
  expect(includes('binlog.999999', 500)).toBe(false)
  expect(includes('binlog.000002', 9000)).toBe(true)
  expect(includes('binlog.1000000', 4)).toBe(false)
  const more = known.with(placeId({ file: 'binlog.1000000', position: 4 }))
  expect(more.includes(placeId({ file: 'binlog.1000000', position: 4 }))).toBe(true)
  expect(more.includes(placeId({ file: 'binlog.1000000', position: 5 }))).toBe(false)
})

it('nothing stands before the file without a name', () => {
  const none = new PlacesBefore({ file: '', position: 4 })
  expect(none.includes(placeId({ file: 'binlog.000001', position: 4 }))).toBe(false)
})
