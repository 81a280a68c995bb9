import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GtidSet } from './gtid-set.ts'

const one = '3e11fa47-71ca-11e1-9e33-c80aa9429562'
const other = '00000000-0000-0000-0000-0000000000ff'
const set = (text: string): GtidSet => {
  const parsed = GtidSet.parse(text)
  if (parsed === undefined) throw new Error(`${text} is no set`)
  return parsed
}

it('a set is written as it is read, in one form', () => {
  expect(String(set(''))).toBe('')
  expect(String(set(`${one.toUpperCase()}:7:1-3:4,\n${other}:9`))).toBe(`${other}:9,${one}:1-4:7`)
  expect(String(set(`${one}:1-5:Blue:2-3:7:red:1`))).toBe(`${one}:1-5,${one}:blue:2-3:7,${one}:red:1`)
})

it.each(['x', one, `${one}:`, `${one}:0`, `${one}:5-3`, `${one}:1-2-3`, '0-1-2', `${one}:9tag:1`])(
  '%s is no set',
  (text) => {
    expect(GtidSet.parse(text)).toBeUndefined()
  },
)

it('a tag is another source of numbers', () => {
  const known = set(`${one}:1-5`).with(`${one}:blue:1`)
  expect(known.includes(`${one}:5`)).toBe(true)
  expect(known.includes(`${one}:6`)).toBe(false)
  expect(known.includes(`${one}:blue:1`)).toBe(true)
  expect(known.includes(`${one}:blue:2`)).toBe(false)
  expect(known.includes(`${other}:1`)).toBe(false)
})

it('a set has what was added, and nothing else', () => {
  const numbers = fc.array(fc.integer({ min: 1, max: 40 }))
  fc.assert(
    fc.property(numbers, (added) => {
      const known = added.reduce((before, number) => before.with(`${one}:${number}`), set(''))
      const again = set(String(known))
      for (let number = 1; number <= 41; number++) {
        expect(known.includes(`${one}:${number}`)).toBe(added.includes(number))
        expect(again.includes(`${one}:${number}`)).toBe(added.includes(number))
      }
      expect(again.encoded()).toEqual(known.encoded())
    }),
  )
})

it('a set is encoded as servers read it', () => {
  const uuid = one.replaceAll('-', '')
  expect(set(`${one}:1-4`).encoded().toString('hex')).toBe(
    `0100000000000000${uuid}010000000000000001000000000000000500000000000000`,
  )
  expect(set(`${one}:ab:2`).encoded().toString('hex')).toBe(
    `0101000000000001${uuid}046162010000000000000002000000000000000300000000000000`,
  )
})
