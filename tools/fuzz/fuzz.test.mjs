import { readFileSync } from 'node:fs'
import { StreamError } from '@millrace/base'
import { expect, it } from 'vitest'
import { mutated } from './mutate.mjs'
import { SeededRandom } from './random.mjs'
import { caseOf, fuzz } from './run.mjs'
import { allSubjects } from './subjects.mjs'
import { faultOf } from './verdict.mjs'

const subjects = allSubjects()
const kept = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'))

it.each(kept)('$subject: $why', ({ subject, hex }) => {
  const known = subjects.find(({ name }) => name === subject)
  expect(known, subject).toBeDefined()
  expect(faultOf(known, Buffer.from(hex, 'hex'))).toBeUndefined()
})

it('every body that Kafka made is decoded by its message, or refused for an int64 alone, without a fault', () => {
  let bodies = 0
  for (const subject of subjects) {
    for (const body of subject.bodies) {
      expect(faultOf(subject, body), `${subject.name} ${body.toString('hex')}`).toBeUndefined()
      bodies++
    }
  }
  expect(bodies).toBeGreaterThan(5_000)
})

it('5,000 cases of each of two seeds show no fault', () => {
  const faults = []
  for (const seed of [1, 2]) {
    fuzz({ subjects, seed, isOver: (index) => index === 5_000, onFault: (fault) => faults.push(fault) })
  }
  expect(faults).toEqual([])
})

it('a case is the same each time, and others are others', () => {
  expect(caseOf(subjects, 7, 17)).toEqual(caseOf(subjects, 7, 17))
  const cases = Array.from({ length: 100 }, (_, index) => caseOf(subjects, 7, index).bytes.toString('hex'))
  expect(new Set(cases).size).toBeGreaterThan(90)
})

it('what is changed is not what it is changed from', () => {
  const bytes = Buffer.alloc(64)
  const changed = Array.from({ length: 100 }, (_, index) =>
    mutated(bytes, new SeededRandom(1, index), Buffer.from('ab')),
  )
  expect(bytes.equals(Buffer.alloc(64))).toBe(true)
  expect(changed.filter((result) => !result.equals(bytes)).length).toBeGreaterThan(90)
})

/** A decoder of one byte, which is its number. */
const sound = {
  name: 'sound',
  decode: (bytes) => ({ number: bytes[0] ?? 0, bytes: bytes.subarray(1) }),
  encode: ({ number, bytes }) => Buffer.concat([Buffer.from([number]), bytes]),
}
const refused = new StreamError('CORRUPT_MESSAGE', 'not well-formed')

it.each([
  ['throws what is no error of ours', { decode: () => Buffer.alloc(1).readInt32BE(0) }, /decode threw/],
  [
    'makes much of few bytes',
    { decode: () => ({ elements: Array.from({ length: 100 }, () => ({})) }) },
    /102 objects out of 3 bytes/,
  ],
  ['gives bytes that were not there', { decode: () => ({ number: 1, bytes: Buffer.alloc(9) }) }, /9 bytes out of 3/],
  ['loses a byte', { encode: ({ number }) => Buffer.from([number]) }, /decode\(encode\(x\)\) is not x/],
  [
    "can't take back what it gave",
    {
      encode: () => {
        throw refused
      },
    },
    /can't be encoded and decoded/,
  ],
])('a decoder that %s is found out', (_, planted, fault) => {
  const bytes = Buffer.from([1, 2, 3])
  expect(faultOf(sound, bytes)).toBeUndefined()
  expect(faultOf({ ...sound, ...planted }, bytes)).toMatch(fault)
})

it('a decoder that refuses is not at fault', () => {
  const decode = () => {
    throw refused
  }
  expect(faultOf({ ...sound, decode }, Buffer.from([1]))).toBeUndefined()
})
