import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isJsonArray,
  isJsonObject,
  JsonNumber,
  JsonSyntaxError,
  type JsonValue,
  parseJson,
  parseJsonExactly,
} from './parse-json.ts'

/** As JSON.parse has it. */
function plain(value: JsonValue<number>): unknown {
  if (isJsonArray(value)) return value.map(plain)
  if (!isJsonObject(value)) return value
  const made: Record<string, unknown> = {}
  for (const [name, member] of value) {
    Object.defineProperty(made, name, { value: plain(member), enumerable: true, configurable: true, writable: true })
  }
  return made
}

describe('a JSON text', () => {
  it('keeps its numbers', () => {
    expect(parseJsonExactly('[1.0, 12345678901234567890, -0, 1E400]')).toEqual(
      ['1.0', '12345678901234567890', '-0', '1E400'].map((text) => new JsonNumber(text)),
    )
  })

  it('keeps the order of its names, and none is special', () => {
    expect([...(parseJsonExactly('{"b":1,"2":2,"1":3,"__proto__":null}') as Map<string, unknown>).keys()]).toEqual([
      'b',
      '2',
      '1',
      '__proto__',
    ])
  })

  it('is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(plain(parseJson(text, Number))).toEqual(JSON.parse(text))
      }),
    )
  })

  it('is refused where JSON.parse refuses it, and only there', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\n"',
      '"\\x"',
      '1',
      '-',
      '.5',
      '1.',
      '1e',
      '01',
      'tru',
      'null',
      ' ',
      '\t',
      '\u00a0',
      '\\',
      '"',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (chosen) => {
        const text = chosen.join('')
        let expected: unknown
        try {
          expected = JSON.parse(text)
        } catch {
          expect(() => parseJson(text, Number)).toThrow(JsonSyntaxError)
          return
        }
        expect(plain(parseJson(text, Number))).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['', 'a value is wanted at position 0, and the text ends'],
    ['{"a"', "':' is wanted at position 4, and the text ends"],
    ['[1 2]', "',' or ']' is wanted at position 3"],
    ['{a:1}', 'a name in quotes is wanted at position 1'],
    ['// c\n1', 'a value is wanted at position 0'],
    ['1 trailing', 'the end is wanted at position 2'],
    ['"a\nb"', 'the rest of a string is wanted at position 2'],
    ['"a', 'the rest of a string is wanted at position 2, and the text ends'],
    ['"\\', 'the rest of a string is wanted at position 2, and the text ends'],
    ['"\\q"', 'has an escape that does not exist'],
    ['01', 'the end is wanted at position 1'],
  ])('%j is none', (text, message) => {
    expect(() => parseJsonExactly(text)).toThrow(message)
  })

  it('is bounded', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
    expect(() => parseJsonExactly(nested(1_000))).not.toThrow()
    expect(() => parseJsonExactly(nested(1_001))).toThrow('nested deeper than 1000')
    expect(() => parseJsonExactly('['.repeat(1_000_000))).toThrow('nested deeper than 1000')
    expect(() => parseJsonExactly('1'.repeat(1_001))).toThrow('longer than 1000 characters')
  })
})
