import { expect, it } from 'vitest'
import { quoted, quotedTable, tableNamer, topicPlace } from './names.ts'

const invalid = (code: string, message: RegExp): unknown =>
  expect.objectContaining({ code, message: expect.stringMatching(message) })

it('quotes whatever stands in a name', () => {
  expect(quoted('a"; DROP TABLE b; --')).toBe('"a""; DROP TABLE b; --"')
  expect(quotedTable({ schema: 'S"', name: 't.u' })).toBe('"S"""."t.u"')
})

it('makes the names of tables from topics, whose dots part nothing', () => {
  expect(tableNamer('f', topicPlace)('server.public.orders')).toEqual({
    schema: undefined,
    name: 'server.public.orders',
  })
  expect(tableNamer('f', `kafka.in_${topicPlace}_${topicPlace}`)('$&')).toEqual({ schema: 'kafka', name: 'in_$&_$&' })
})

it('refuses names that PostgreSQL would cut off, or that are none', () => {
  expect(() => tableNamer('f', 'a.b.c')).toThrow(invalid('INVALID_CONFIG', /more than one dot$/))
  expect(() => tableNamer('f', '.b')).toThrow(invalid('INVALID_CONFIG', /a part of it is empty$/))
  const namer = tableNamer('f', topicPlace)
  expect(namer('x'.repeat(63)).name).toHaveLength(63)
  expect(() => namer('ü'.repeat(32))).toThrow(invalid('INVALID_DATA', /more than 63 bytes$/))
})
