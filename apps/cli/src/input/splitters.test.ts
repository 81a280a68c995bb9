import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputBroken, type InputItem, type ItemSplitter } from './item.ts'
import { JsonArraySplitter } from './json-array-splitter.ts'
import { LineSplitter } from './line-splitter.ts'

/** All items, with the input cut into chunks at the given places. */
function split(splitter: ItemSplitter, text: string | Buffer, cuts: readonly number[] = []): [number, string][] {
  const bytes = Buffer.from(text)
  const items: InputItem[] = []
  let from = 0
  for (const cut of [...cuts.toSorted((a, b) => a - b), bytes.length]) {
    items.push(...splitter.push(bytes.subarray(from, cut)))
    from = cut
  }
  items.push(...splitter.end())
  return items.map(({ line, bytes: item }) => [line, item.toString()])
}

function broken(splitter: ItemSplitter, text: string): [number, string, string[]] {
  try {
    split(splitter, text)
  } catch (error) {
    if (error instanceof InputBroken)
      return [error.line, error.message, error.before.map((item) => item.bytes.toString())]
    throw error
  }
  throw new Error('nothing was refused')
}

describe('LineSplitter', () => {
  test.each<[string, [number, string][]]>([
    ['', []],
    ['\n', [[1, '']]],
    ['a', [[1, 'a']]],
    [
      'a\nb\n',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'a\r\n\r\nb',
      [
        [1, 'a'],
        [2, ''],
        [3, 'b'],
      ],
    ],
    ['a\rb\n', [[1, 'a\rb']]],
    [
      'ä\n\nö',
      [
        [1, 'ä'],
        [2, ''],
        [3, 'ö'],
      ],
    ],
  ])('%j', (text, lines) => {
    expect(split(new LineSplitter(), text)).toEqual(lines)
  })

  test('the same lines however the input is cut', () => {
    const text = fc
      .array(fc.constantFrom('a', 'ü', '\n', '\r\n', '', '\r'), { maxLength: 30 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 10 }), (input, cuts) => {
        const length = Buffer.from(input).length
        const inside = cuts.map((cut) => Math.min(cut, length))
        expect(split(new LineSplitter(), input, inside)).toEqual(split(new LineSplitter(), input))
      }),
    )
  })

  test('a line over the limit is refused by number, after those before it', () => {
    expect(broken(new LineSplitter(4), 'a\nabcd\nabcde\nf')).toEqual([
      3,
      'the line is longer than 4 bytes, the most that is read',
      ['a', 'abcd'],
    ])
  })
})

describe('JsonArraySplitter', () => {
  test.each<[string, [number, string][]]>([
    ['[]', []],
    [' [ \n ] \n', []],
    ['[1]', [[1, '1']]],
    [
      '[1,"a,]\\"",{"b":[1,2]},null]\n',
      [
        [1, '1'],
        [1, '"a,]\\""'],
        [1, '{"b":[1,2]}'],
        [1, 'null'],
      ],
    ],
    [
      '[\n  { "a b": [ 1, 2 ] },\n  {\n    "c": " d\\\\"\n  }\n]',
      [
        [2, '{"a b":[1,2]}'],
        [3, '{"c":" d\\\\"}'],
      ],
    ],
    ['["ä\u2028"]', [[1, '"ä\u2028"']]],
  ])('%j', (text, elements) => {
    expect(split(new JsonArraySplitter(), text)).toEqual(elements)
  })

  test('every element of any array, printed in any way and cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.nat(4),
        fc.array(fc.nat(500), { maxLength: 10 }),
        (values, indent, cuts) => {
          const text = JSON.stringify(values, undefined, indent)
          const length = Buffer.from(text).length
          const elements = split(
            new JsonArraySplitter(),
            text,
            cuts.map((cut) => Math.min(cut, length)),
          )
          expect(elements.map(([, element]) => element)).toEqual(values.map((value) => JSON.stringify(value)))
        },
      ),
    )
  })

  test.each<[string, number, string, string[]]>([
    ['', 1, 'the input is empty where a JSON array was expected', []],
    ['{"a":1}', 1, "a JSON array begins with '[', not with '{'", []],
    ['[1,\n2,\n{"a":', 3, 'the input ends inside the element that begins on line 3', []],
    ['[1,2', 1, 'the input ends inside the element that begins on line 1', []],
    ['[1,', 1, "the input ends before the array's closing ]", []],
    ['[1,\n,2]', 2, "',' stands where an element of the array should", ['1']],
    ['[1,\n]', 2, "']' stands where an element of the array should", ['1']],
    ['[1]\n[2]', 2, "after the array's closing ] stands '['; for one JSON value a line say --input ndjson", ['1']],
    ['[1,2}, 3]', 1, "'}' closes nothing", ['1']],
    ['[\u00e4', 1, 'the input ends inside the element that begins on line 1', []],
  ])('refuses %j', (text, line, message, before) => {
    expect(broken(new JsonArraySplitter(), text)).toEqual([line, message, before])
  })

  test('an element over the limit is refused, after those before it', () => {
    expect(broken(new JsonArraySplitter(4), '[1234,\n12345,6]')).toEqual([
      2,
      'the element is longer than 4 bytes, the most that is read',
      ['1234'],
    ])
  })
})
