import { google } from '@millrace/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonTextOf, structuredValueOf } from './json-value.ts'
import { bytesOf, payloadOf } from './payload.ts'

/** Across the wire and back. */
const sent = (value: google.protobuf.Value.$Properties): google.protobuf.Value =>
  google.protobuf.Value.decode(google.protobuf.Value.encode(value).finish())

describe('JSON values', () => {
  it('come back as they were, whatever they hold', () => {
    const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        numbers,
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('json'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(fc.oneof(fc.array(json), fc.dictionary(fc.string(), json)), (value) => {
        const found = structuredValueOf(JSON.stringify(value))
        // More digits than a double surely holds are given as text.
        if (found === undefined) return /\d{10}/.test(JSON.stringify(value).replaceAll(/[.e+-]/g, ''))
        expect(JSON.parse(jsonTextOf(sent(found)))).toEqual(JSON.parse(JSON.stringify(value)))
        return true
      }),
    )
  })

  it('that are equal are the same bytes', () => {
    const [one, other] = ['{"b":1,"a":{"d":[1,2],"c":null}}', ' { "a": {"c":null,"d":[1, 2]}, "b":1 }'].map((text) =>
      jsonTextOf(sent(structuredValueOf(text) ?? {})),
    )
    expect(one).toBe('{"a":{"c":null,"d":[1,2]},"b":1}')
    expect(other).toBe(one)
  })

  it('keep a field that is called as what objects inherit', () => {
    const text = '{"__proto__":{"x":1},"constructor":2}'
    expect(jsonTextOf(sent(structuredValueOf(text) ?? {}))).toBe(text)
  })

  it.each([
    '',
    'x',
    '{',
    '[1,',
    '{"a":1}x',
    '12',
    '"text"',
    'null',
    '{"id":12345678901234567890}',
    '[1.2345678901234567]',
  ])('are not made of %j', (text) => {
    expect(structuredValueOf(text)).toBeUndefined()
  })

  it('are text where they lie too deep', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect(jsonTextOf(sent(structuredValueOf(nested(30)) ?? {}))).toBe(nested(30))
    expect(structuredValueOf(nested(31))).toBeUndefined()
    expect(structuredValueOf(nested(100_000))).toBeUndefined()
  })

  it('that JSON can not say are refused', () => {
    for (const numberValue of [Number.NaN, Infinity]) {
      expect(() => jsonTextOf(sent({ numberValue }))).toThrow(/JSON has no number/)
    }
    expect(() => jsonTextOf(sent({}))).toThrow(/a JSON value is/)
  })
})

describe('payloads', () => {
  it('are bytes in any of their forms', () => {
    expect(bytesOf({ text: 'é' }, 'value')?.toString()).toBe('é')
    expect(bytesOf({ text: '' }, 'value')).toHaveLength(0)
    expect(bytesOf({ base64: Buffer.of(0, 255) }, 'value')).toEqual(Buffer.of(0, 255))
    expect(bytesOf({ json: { boolValue: true } }, 'value')?.toString()).toBe('true')
    expect(bytesOf(null, 'value')).toBeNull()
    expect(() => bytesOf({}, 'key')).toThrow(/key says nothing/)
  })

  it('are shown as JSON, else as text, else as bytes', () => {
    expect(payloadOf(null)).toBeUndefined()
    expect(payloadOf(Buffer.from('{"a":1}'))).toHaveProperty('json')
    expect(payloadOf(Buffer.from('7'))).toEqual({ text: '7' })
    expect(payloadOf(Buffer.from('\uFEFFx'))).toEqual({ text: '\uFEFFx' })
    expect(payloadOf(Buffer.of(0xff))).toEqual({ base64: Buffer.of(0xff) })
    expect(payloadOf(Buffer.from(`["${'x'.repeat(300_000)}"]`))).toHaveProperty('text')
  })
})
