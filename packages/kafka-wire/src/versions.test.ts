import { expect, it } from 'vitest'
import { inRange, parseVersions } from './versions.ts'

it.each([
  ['3', [3]],
  ['0-2', [0, 1, 2]],
  ['4+', [4, 5]],
  ['none', []],
])("'%s' holds the versions Kafka means by it", (text, expected) => {
  const range = parseVersions(text)
  expect([0, 1, 2, 3, 4, 5].filter((version) => inRange(range, version))).toEqual(expected)
})

it.each(['', '3-1', '-1', '1.5', '+', '2+3'])("'%s' is a mistake in a schema", (text) => {
  expect(() => parseVersions(text)).toThrow(/range of versions/)
})
