import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyNumber } from '../../test/arbitrary.ts'
import { numberOf } from '../data/kind.ts'
import { Schema } from '../data/schema.ts'
import { type ConnectValue, float32, int16, int8 } from '../data/value.ts'
import type { Converter } from './converter.ts'
import { converterNamed, converters, createConverter } from './converters.ts'

const of = (name: string, config = {}): Converter => createConverter(name, config, 'value')

describe('a converter', () => {
  it.each([
    ['org.apache.kafka.connect.json.JsonConverter', 'org.apache.kafka.connect.json.JsonConverter'],
    ['StringConverter', 'org.apache.kafka.connect.storage.StringConverter'],
    ['ByteArray', 'org.apache.kafka.connect.converters.ByteArrayConverter'],
    ['Simple', 'org.apache.kafka.connect.storage.SimpleHeaderConverter'],
  ])('is found as %s', (name, className) => {
    expect(converterNamed(name)?.className).toBe(className)
  })

  it('that is not there is one that was meant', () => {
    expect(() => of('org.apache.kafka.connect.json.JsonConvertor')).toThrow(
      "did you mean 'org.apache.kafka.connect.json.JsonConverter'?",
    )
    expect(() => of('io.confluent.connect.avro.AvroConvertor')).toThrow('value.converter is')
  })

  it('of headers is for headers', () => {
    expect(() => of('SimpleHeaderConverter')).toThrow('which is for header only')
    expect(createConverter('SimpleHeaderConverter', {}, 'header').toConnect('t', null)).toEqual({
      schema: null,
      value: null,
    })
  })

  it.each(converters.map(({ className }) => className))('%s makes nothing of nothing', (name) => {
    const [use = 'value'] = converterNamed(name)?.uses ?? []
    const converter = createConverter(name, { 'schema.registry.url': 'http://127.0.0.1:1' }, use)
    expect(converter.fromConnect('t', { schema: null, value: null })).toBeNull()
    expect(converter.toConnect('t', null).value).toBeNull()
  })

  it('of numbers reads what it wrote, or refuses to write it', () => {
    const names = ['Short', 'Integer', 'Long', 'Double']
    fc.assert(
      fc.property(anyNumber, fc.constantFrom(...names), (value, name) => {
        const converter = of(name)
        let bytes: Uint8Array | null
        try {
          bytes = converter.fromConnect('t', { schema: null, value })
        } catch (error) {
          expect(error).toHaveProperty('code', 'INVALID_DATA')
          return
        }
        // The integer 0 may have been -0.0.
        expect(Number(numberOf(converter.toConnect('t', bytes).value)) + 0).toBe(Number(numberOf(value)) + 0)
      }),
      { numRuns: 500 },
    )
  })

  it.each<[string, ConnectValue, string]>([
    ['ShortConverter', 32768, 'ShortConverter takes a value of int16'],
    ['IntegerConverter', 1.5, 'IntegerConverter takes a value of int32'],
    ['LongConverter', 1e300, 'LongConverter takes a value of int64'],
    ['FloatConverter', 1e300, 'FloatConverter takes a value of float32'],
    ['BooleanConverter', 'true', 'BooleanConverter takes a value of boolean'],
    ['ByteArrayConverter', 'x', 'ByteArrayConverter takes bytes'],
  ])('%s cuts nothing off', (name, value, message) => {
    expect(() => of(name).fromConnect('t', { schema: null, value })).toThrow(message)
  })

  it('of floats rounds, as it has to', () => {
    const bytes = of('FloatConverter').fromConnect('t', { schema: Schema.float64(), value: 0.1 })
    expect(of('FloatConverter').toConnect('t', bytes).value).toBe(float32(0.1).value)
    expect(of('ShortConverter').fromConnect('t', { schema: null, value: int8(5) })).toEqual(Buffer.from([0, 5]))
    expect(of('LongConverter').fromConnect('t', { schema: null, value: int16(-1) })).toEqual(Buffer.alloc(8, 0xff))
  })
})

describe('texts', () => {
  it.each(['UTF-8', 'UTF-16', 'UTF-16BE', 'UTF-16LE', 'utf8'])('are read as what was written, in %s', (encoding) => {
    const converter = of('StringConverter', { 'converter.encoding': encoding })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const bytes = converter.fromConnect('t', { schema: null, value })
        expect(converter.toConnect('t', bytes).value).toBe(value)
      }),
    )
  })

  it('have the characters of their encoding', () => {
    const latin = of('StringConverter', { 'converter.encoding': 'ISO-8859-1' })
    expect(latin.fromConnect('t', { schema: null, value: 'ü' })).toEqual(Buffer.from([0xfc]))
    expect(latin.toConnect('t', Buffer.from([0xfc])).value).toBe('ü')
    expect(() => latin.fromConnect('t', { schema: null, value: '€' })).toThrow('that ISO-8859-1 has not')
    const ascii = of('StringConverter', { 'converter.encoding': 'US-ASCII' })
    expect(() => ascii.fromConnect('t', { schema: null, value: 'ü' })).toThrow('that US-ASCII has not')
    expect(
      of('StringConverter', { 'converter.encoding': 'UTF-16' }).toConnect('t', Buffer.from('fffe6100', 'hex')).value,
    ).toBe('a')
    expect(() => of('StringConverter', { 'converter.encoding': 'EBCDIC' })).toThrow(
      'Invalid value EBCDIC for configuration converter.encoding: there is no encoding of that name',
    )
  })
})
