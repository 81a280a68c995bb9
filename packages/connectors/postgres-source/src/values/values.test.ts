import { type ConnectValue, Decimal, isStruct } from '@millrace/connect'
import { expect, it } from 'vitest'
import type { Column, ValueType } from '../schema/table.ts'
import type { ValueModes } from '../settings.ts'
import { unchanged } from '../wal/message.ts'
import { parseArray } from './array-text.ts'
import { columnValue, type ColumnValue } from './column-value.ts'
import { constantText } from './default-value.ts'
import { parseHstore } from './hstore.ts'

const modes: ValueModes = {
  decimal: 'precise',
  binary: 'bytes',
  timePrecision: 'adaptive',
  interval: 'numeric',
  hstore: 'json',
  moneyDigits: 2,
  unknownTypes: false,
  unavailable: '__gone',
}
const typeOf = (name: string, more: Partial<ValueType> = {}): ValueType => ({
  id: 1,
  name,
  kind: 'base',
  modifier: -1,
  labels: [],
  element: undefined,
  ...more,
})
const column = (type: ValueType, more: Partial<Column> = {}): Column => ({
  name: 'c',
  type,
  optional: true,
  default: null,
  ...more,
})
function valueOf(type: ValueType | string, more: Partial<ValueModes> = {}, of: Partial<Column> = {}): ColumnValue {
  const found = columnValue(column(typeof type === 'string' ? typeOf(type) : type, of), { ...modes, ...more })
  if (found === undefined) throw new Error('the type is not known')
  return found
}
const arrayOf = (element: ValueType): ValueType => typeOf(`_${element.name}`, { kind: 'array', element })

it('arrays are taken apart with what stands in quotes, null, and other indexes', () => {
  expect(parseArray('{1,NULL,"NULL","a,\\"b\\\\}"}')).toEqual(['1', null, 'NULL', 'a,"b\\}'])
  expect(parseArray('[0:1]={a,b}')).toEqual(['a', 'b'])
  expect(parseArray('{{1,2},{}}')).toEqual([['1', '2'], []])
  for (const wrong of ['', '{', '{1', '{"a', '1', '{1}}']) expect(() => parseArray(wrong)).toThrow('no array')
})

it('an hstore is taken apart', () => {
  expect([...parseHstore('"1"=>"x", "a\\"b"=>NULL')]).toEqual([
    ['1', 'x'],
    ['a"b', null],
  ])
  expect(parseHstore('').size).toBe(0)
  expect(() => parseHstore('"a"=>')).toThrow('no hstore')
  expect(valueOf('hstore').toValue('"2"=>"x", "1"=>"y"')).toBe('{"2":"x","1":"y"}')
})

it('what did not change and was not logged has a value that says so, or names the way to have it logged', () => {
  const texts: readonly (readonly [ValueType | string, ConnectValue])[] = [
    ['text', '__gone'],
    ['jsonb', '__gone'],
    ['bytea', Buffer.from('__gone')],
    [arrayOf(typeOf('text')), ['__gone']],
    [arrayOf(typeOf('int4')), [...Buffer.from('__gone')]],
  ]
  for (const [type, value] of texts) expect(valueOf(type).toValue(unchanged)).toEqual(value)
  expect(() => valueOf('numeric').toValue(unchanged)).toThrow('REPLICA IDENTITY FULL')
})

it('what is not known of a row is null, or zero where null may not be', () => {
  expect(valueOf('int4').toValue(null)).toBeNull()
  expect(valueOf('int4', {}, { optional: false }).toValue(null)).toBe(0)
  expect(valueOf('timestamptz', {}, { optional: false }).toValue(null)).toBe('1970-01-01T00:00:00Z')
  // Its schema says it itself.
  expect(valueOf('int4', {}, { optional: false, default: '5' }).toValue(null)).toBeNull()
})

it('decimals keep each digit, and NaN is null only where it may be', () => {
  expect(valueOf(typeOf('numeric', { modifier: ((10 << 16) | 2) + 4 })).toValue('1.5')).toEqual(Decimal.parse('1.50'))
  // numeric(5, -2)
  expect(valueOf(typeOf('numeric', { modifier: ((5 << 16) | (-2 & 0x7ff)) + 4 })).toValue('12300')).toEqual(
    Decimal.parse('1.23E+4'),
  )
  const variable = valueOf('numeric').toValue('123.4500')
  expect(isStruct(variable) && variable.get('scale')).toBe(4)
  expect(valueOf('numeric').toValue('NaN')).toBeNull()
  expect(() => valueOf('numeric', {}, { optional: false }).toValue('NaN')).toThrow('decimal.handling.mode=string')
  expect(valueOf('money', { moneyDigits: 0 }).toValue('-$1,234.56')).toEqual(Decimal.parse('-123456'))
})

it('times far off are exact, and what has no end is named', () => {
  expect(valueOf('timestamp').toValue('294246-12-31 23:59:59.999999')).toBe(9_223_371_244_799_999_999n)
  expect(() => valueOf('timestamp').toValue('294276-12-31 23:59:59.999999')).toThrow('int64')
  expect(valueOf('timestamp').toValue('0001-01-01 00:00:00 BC')).toBe(-62_167_219_200_000_000n)
  expect(valueOf('date').toValue('0001-01-01 BC')).toBe(-719_528)
  expect(valueOf('date').toValue('2024-02-29')).toBe(19_782)
  expect(valueOf('timestamptz').toValue('10000-01-01 00:00:00+00')).toBe('+10000-01-01T00:00:00.000000Z')
  expect(valueOf('timestamptz').toValue('0044-03-15 12:00:00+00 BC')).toBe('-0043-03-15T12:00:00.000000Z')
  expect(valueOf('timestamptz').toValue('infinity')).toBe('infinity')
  expect(() => valueOf('date').toValue('tomorrow')).toThrow('no date')
})

it('intervals are microseconds, or all of their parts', () => {
  expect(valueOf('interval').toValue('P1Y2M-3DT4H5M6.5S')).toBe(36_572_706_500_000)
  expect(valueOf('interval').toValue('PT0S')).toBe(0)
  expect(valueOf('interval', { interval: 'string' }).toValue('PT-0.5S')).toBe('P0Y0M0DT0H0M-0.5S')
  expect(() => valueOf('interval').toValue('1 day')).toThrow('no interval')
})

it('bits have their lowest byte first', () => {
  const bits = valueOf(typeOf('bit', { modifier: 10 }))
  expect(bits.toValue('1000000001')).toEqual(Buffer.from([0x01, 0x02]))
  expect(valueOf(typeOf('bit', { modifier: 1 })).toValue('1')).toBe(true)
})

it('types that are not known are left out, or told as bytes', () => {
  expect(columnValue(column(typeOf('box')), modes)).toBeUndefined()
  expect(columnValue(column(arrayOf(typeOf('box'))), modes)).toBeUndefined()
  expect(valueOf('box', { unknownTypes: true, binary: 'hex' }).toValue('(1,1)')).toBe('28312c3129')
})

it('constants are read of the expressions of defaults, and nothing else is', () => {
  expect(constantText("'it''s'::text")).toBe("it's")
  expect(constantText("E'a\\\\b'::character varying(5)")).toBe('a\\b')
  expect(constantText('(-5)')).toBe('-5')
  expect(constantText("'-1'::integer")).toBe('-1')
  expect(constantText('B\'101\'::"bit"')).toBe('101')
  for (const computed of ['now()', 'NULL::text', '(1 + 1)', 'CURRENT_USER', "'a' || 'b'"])
    expect(constantText(computed)).toBeUndefined()
  expect(valueOf('int4', {}, { default: "nextval('s'::regclass)" }).schema.default).toBe(0)
  expect(valueOf('int4', {}, { default: '(1 + 1)' }).schema.default).toBeNull()
})
