import { expect, it } from 'vitest'
import { jsonLine } from './json-line.ts'

it('takes a line that was cut off for none if its program was killed', () => {
  expect(jsonLine('{"did":"read"}', false)).toEqual({ did: 'read' })
  expect(jsonLine('{"did":"read"}', true)).toEqual({ did: 'read' })
  expect(jsonLine('{"did":{"a":1}', true)).toBeUndefined()
  expect(() => jsonLine('{"did":', false)).toThrow(/not JSON/)
})
