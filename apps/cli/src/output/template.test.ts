import { describe, expect, test } from 'vitest'
import type { ShownRecord } from './shown-record.ts'
import { compileTemplate } from './template.ts'

const record: ShownRecord = {
  topic: 'flights',
  partition: 3,
  offset: 42,
  timestamp: 978_307_200_000,
  key: Buffer.from('LAS'),
  value: Buffer.from('späť'),
  headers: [
    ['a', Buffer.from('1')],
    ['b', null],
  ],
}

function show(template: string, shown: ShownRecord = record): string {
  return Buffer.concat(compileTemplate(template)(shown).map((part) => Buffer.from(part))).toString()
}

describe('compileTemplate', () => {
  test.each([
    [String.raw`%t[%p]@%o %k %v\n`, 'flights[3]@42 LAS späť\n'],
    ['%T %K %V %h', '978307200000 3 6 a=1,b='],
    ['100%% of %o', '100% of 42'],
    [String.raw`%k\t%v\x0a\\n\0\r`, 'LAS\tspäť\n\\n\0\r'],
    ['', ''],
    ['plain', 'plain'],
  ])('%j', (template, text) => {
    expect(show(template)).toBe(text)
  })

  test('no key and no value print nothing, and have the size -1', () => {
    expect(show('[%k][%v] %K %V', { ...record, key: null, value: null })).toBe('[][] -1 -1')
  })

  test('keys and values are written byte for byte', () => {
    const value = Buffer.from([0xff, 0x00, 0xfe])
    expect(compileTemplate('%v')({ ...record, value })).toEqual([value])
  })

  test.each([
    ['%t %q', "'%q' at character 4"],
    ['50%', "'%' at character 3"],
    [String.raw`\u`, String.raw`'\u' at character 1`],
    [String.raw`%v\xZZ`, String.raw`'\x' at character 3`],
    ['%constructor', "'%c' at character 1"],
  ])('refuses %j, naming the place and what there is', (template, message) => {
    expect(() => compileTemplate(template)).toThrow(message)
    expect(() => compileTemplate(template)).toThrow('%t topic, %p partition')
  })
})
