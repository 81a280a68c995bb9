import { expect, it } from 'vitest'
import { GtidState } from './gtid.ts'

it('a state knows the last transaction of each domain, whatever server it was of', () => {
  const state = GtidState.parse('0-1-10, 7-3-9007199254740993')?.with('0-2-11')
  expect(String(state)).toBe('0-2-11,7-3-9007199254740993')
  expect(state?.includes('0-9-11')).toBe(true)
  expect(state?.includes('0-1-12')).toBe(false)
  expect(state?.includes('7-3-9007199254740992')).toBe(true)
  expect(state?.includes('8-1-1')).toBe(false)
})

it('nothing is a state, and what is none is not', () => {
  expect(String(GtidState.parse(''))).toBe('')
  for (const text of ['0-1', 'a-b-c', '0-1-2,', '0-1-2-3', "0-1-2'"])
    expect(GtidState.parse(text), text).toBeUndefined()
})
