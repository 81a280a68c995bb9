import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkTopicName, collisionKey } from './topic-name.ts'

it.each(['a', 'A-b_c.9', '...', '__consumer_offsets', 'x'.repeat(249), '-', 'a..b'])(
  "'%s' can be a topic's name",
  (name) => {
    expect(() => checkTopicName(name)).not.toThrow()
  },
)

it.each([
  ['', 'the name is empty'],
  ['.', "'.' is not a name"],
  ['..', "'..' is not a name"],
  ['x'.repeat(250), 'it has 250 characters, the limit is 249'],
  ['a b', 'only the letters'],
  ['a/b', 'only the letters'],
  ['größe', 'only the letters'],
  ['a\n', 'only the letters'],
  ['a:b', 'only the letters'],
])("'%s' can't: %s", (name, why) => {
  expect(() => checkTopicName(name)).toThrow(
    expect.objectContaining({ code: 'INVALID_TOPIC', message: expect.stringContaining(why) as string }),
  )
})

it("names collide exactly where Kafka's metric names would", () => {
  const names = fc.string({ unit: fc.constantFrom('a', '.', '_', '-'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(names, names, (left, right) => {
      const collide =
        left.length === right.length &&
        Array.from(left).every((char, i) => char === right[i] || /[._]{2}/.test(char + right[i]))
      expect(collisionKey(left) === collisionKey(right)).toBe(collide)
    }),
  )
})
