import { isStreamError } from '@millrace/base'
import { expect, expectTypeOf, it } from 'vitest'
import { ByteReader } from './byte-reader.ts'
import { array, bool, bytes, int16, int32, int64, records, string, struct, uuid } from './field.ts'
import { partSizeBytesMin } from './limits.ts'
import { Message } from './message.ts'

/** A message with one of everything. */
const sample = new Message({
  name: 'Sample',
  versions: '0-3',
  flexible: '2+',
  fields: {
    name: string(),
    rack: string({ nullable: '1+', default: null }),
    offset: int64({ versions: '1+', default: -1 }),
    hint: int32({ versions: '1+', ignorable: true, default: 7 }),
    members: array(struct({ id: uuid(), data: bytes(), ports: array(int16()) }), { default: [] }),
    origin: struct({ host: string() }, { versions: '3+', nullable: '3+', default: null }),
    closed: bool({ versions: '2+', tagged: '2+', tag: 0, default: false }),
    ids: array(int32(), { versions: '2+', nullable: '2+', tagged: '2+', tag: 5, default: null }),
  },
})

const member = { id: 'AQEBAQEBAQEBAQEBAQEBAQ', data: Buffer.from('hi'), ports: [1, -2] }
type Value = ReturnType<typeof sample.decode>

it('types follow from the schema', () => {
  expectTypeOf<Value['name']>().toEqualTypeOf<string>()
  expectTypeOf<Value['rack']>().toEqualTypeOf<string | null>()
  expectTypeOf<Value['members'][number]['ports']>().toEqualTypeOf<readonly number[]>()
  expectTypeOf<Value['origin']>().extract<null>().toEqualTypeOf<null>()
  expectTypeOf<Value['ids']>().toEqualTypeOf<readonly number[] | null>()
  // @ts-expect-error a field without a default must be given
  void ((): Buffer => sample.encode({}, 0))
  // @ts-expect-error a member lacks its data
  void ((): Buffer => sample.encode({ name: '', members: [{ id: '', ports: [] }] }, 0))
})

it('classic versions: fixed lengths, no tagged fields', () => {
  const encoded = sample.encode({ name: 'ab', rack: null, offset: 1, members: [member] }, 1)
  const expected =
    '0002' +
    '6162' +
    'ffff' +
    '0000000000000001' +
    '00000007' +
    '00000001' +
    '01'.repeat(16) +
    '000000026869' +
    '00000002' +
    '0001fffe'
  expect(encoded.toString('hex')).toBe(expected)
  expect(sample.decode(encoded, 1)).toEqual(sample.complete({ name: 'ab', offset: 1, members: [member] }))
})

it('flexible versions: compact lengths, and tagged fields after each struct, without those at their default', () => {
  const encoded = sample.encode({ name: 'ab', rack: 'r', members: [member], origin: { host: 'h' }, ids: [9] }, 3)
  const expected =
    '03' +
    '6162' +
    '0272' +
    'ffffffffffffffff' +
    '00000007' +
    '02' +
    ('01'.repeat(16) + '036869' + '03' + '0001fffe' + '00') +
    ('01' + '0268' + '00') +
    ('01' + '0505' + '0200000009')
  expect(encoded.toString('hex')).toBe(expected)
})

it('fields that a version lacks are decoded as their default', () => {
  const encoded = sample.encode({ name: 'n', rack: '' }, 0)
  expect(sample.decode(encoded, 0)).toEqual({
    name: 'n',
    rack: '',
    offset: -1,
    hint: 7,
    members: [],
    origin: null,
    closed: false,
    ids: null,
  })
})

it('a value that a version cannot carry is refused by name, unless the field may be ignored', () => {
  expect(() => sample.encode({ name: 'n', rack: '', closed: true }, 1)).toThrow(/no field closed/)
  expect(() => sample.encode({ name: 'n', rack: '', unknownTaggedFields: [] }, 1)).toThrow(
    /no field unknownTaggedFields/,
  )
  expect(() => sample.encode({ name: 'n', rack: '', ids: [] }, 1)).toThrow(/no field ids/)
  expect(sample.encode({ name: 'n', rack: '', hint: 8, closed: false, ids: null }, 0)).toEqual(
    sample.encode({ name: 'n', rack: '' }, 0),
  )
})

it('null where none may be is the caller’s mistake when written, and refused when read', () => {
  expect(() => sample.encode({ name: 'n', rack: null }, 0)).toThrow(/can not be null/)
  expect(() => sample.decode(Buffer.from('ffff', 'hex'), 0)).toThrow(/at name: null where a value must be/)
})

it('tagged fields that the schema does not know are kept, among the known and in their order', () => {
  const unknownTaggedFields = [
    { tag: 9, data: Buffer.from('ab', 'hex') },
    { tag: 3, data: Buffer.alloc(0) },
  ]
  const encoded = sample.encode({ name: '', rack: '', closed: true, ids: [], unknownTaggedFields }, 2)
  expect(encoded.toString('hex').endsWith('04' + '000101' + '0300' + '050101' + '0901ab')).toBe(true)
  const decoded = sample.decode(encoded, 2)
  expect(decoded.unknownTaggedFields).toEqual(unknownTaggedFields.toReversed())
  expect(sample.encode(decoded, 2)).toEqual(encoded)
  encoded.fill(0)
  expect(decoded.unknownTaggedFields?.[1]?.data).toEqual(Buffer.from('ab', 'hex'))
})

it('a struct in a tagged field: left out at its default, 0 for null, and kept for what its schema does not know', () => {
  const nested = struct({ size: int16() }, { tagged: '0+', tag: 0, nullable: '0+' })
  const message = new Message({ name: 'Nested', versions: '0', flexible: '0+', fields: { nested } })
  const unknownTaggedFields = [{ tag: 9, data: Buffer.from([7]) }]
  const cases = [
    [{ size: 0 }, '00'],
    [{ size: 1 }, '01' + '00' + '04' + '01' + '0001' + '00'],
    [null, '01' + '00' + '01' + '00'],
    [{ size: 0, unknownTaggedFields }, '01' + '00' + '07' + '01' + '0000' + '01090107'],
  ] as const
  for (const [value, hex] of cases) {
    const encoded = message.encode({ nested: value }, 0)
    expect(encoded.toString('hex')).toBe(hex)
    expect(message.decode(encoded, 0)).toEqual({ nested: value })
  }
  expect(() => message.decode(Buffer.from('01' + '00' + '01' + 'ff', 'hex'), 0)).toThrow(/-1 where 0 \(null\) or 1/)
})

it('bytes are views of the frame', () => {
  const encoded = sample.encode({ name: '', rack: '', members: [member] }, 0)
  expect(sample.decode(encoded, 0).members[0]?.data.buffer).toBe(encoded.buffer)
})

it('an error says which message, version and field it is about', () => {
  const encoded = sample.encode({ name: 'n', rack: '', members: [member, member] }, 2)
  const cut = encoded.subarray(0, encoded.length - 8)
  try {
    sample.decode(cut, 2)
    expect.unreachable()
  } catch (error) {
    expect(isStreamError(error, 'CORRUPT_MESSAGE')).toBe(true)
    expect(error).toMatchObject({
      message: expect.stringMatching(/^not a well-formed Sample of version 2 at members\[1\]\.data: /) as string,
      context: { message: 'Sample', version: 2, field: 'members[1].data' },
    })
  }
})

it('bytes left over are refused by decode and left alone by read', () => {
  const encoded = Buffer.concat([sample.encode({ name: 'n', rack: '' }, 0), Buffer.from([1])])
  expect(() => sample.decode(encoded, 0)).toThrow(/1 bytes are left over/)
  const reader = new ByteReader(encoded)
  sample.read(reader, 0)
  expect(reader.remaining).toBe(1)
})

it('an unknown version is refused when read, and a mistake when written', () => {
  expect(() => sample.decode(Buffer.alloc(0), 4)).toThrow(/Sample has versions 0 to 3, not 4/)
  expect(() => sample.encode({ name: '' }, 4)).toThrow(/no version 4/)
})

it('a text over Kafka’s limit is refused with the limit', () => {
  expect(() => sample.encode({ name: 'x'.repeat(32_768) }, 1)).toThrow(/32768 bytes is over the limit of 32767/)
})

it('a length that the bytes cannot back is refused before anything is made for it', () => {
  const huge = Buffer.from('0000' + '0000' + '7fffffff', 'hex')
  expect(() => sample.decode(huge, 0)).toThrow(/at members: 2147483647 elements need \d+ bytes or more, 0 are left/)
  const tags = Buffer.from('0101' + 'ffffffffffffffff' + '00000007' + '01' + 'ffffffff0f', 'hex')
  expect(() => sample.decode(tags, 2)).toThrow(/4294967295 elements need/)
})

const carrier = new Message({
  name: 'Carrier',
  versions: '0-1',
  flexible: '1+',
  fields: {
    name: string({ classic: true }),
    batches: array(records({ nullable: '0+' })),
    leader: struct({ id: int32({ default: -1 }) }, { versions: '1+', tagged: '1+', tag: 0, optional: true }),
  },
})

it('records are written from one piece or several, and read as one view', () => {
  const pieces = [Buffer.from('ab'), Buffer.from('c')]
  const encoded = carrier.encode({ name: '', batches: [pieces, Buffer.from('abc'), [], null] }, 0)
  const { batches } = carrier.decode(encoded, 0)
  expect(batches).toEqual([Buffer.from('abc'), Buffer.from('abc'), Buffer.alloc(0), null])
  expect(batches[0]?.buffer).toBe(encoded.buffer)
  expectTypeOf<(typeof batches)[number]>().toEqualTypeOf<Uint8Array | null>()
})

it('in parts, large bytes are as they were given, and all that is small is copied together around them', () => {
  const large = Buffer.alloc(partSizeBytesMin, 1)
  const small = Buffer.alloc(partSizeBytesMin - 1, 2)
  const value = { name: 'n', batches: [[small, large], large, small, null], leader: { id: 3 } }
  const parts = carrier.encodeParts(value, 1)
  expect(parts.map((part) => part === large)).toEqual([false, true, false, true, false])
  expect(Buffer.concat(parts)).toEqual(carrier.encode(value, 1))
  expect(carrier.encodeParts({ name: '', batches: [large] }, 0)).toHaveLength(2)
})

it('a struct that callers may leave out has its fields at their defaults, and is not written where it is tagged', () => {
  expect(carrier.encode({ name: 'n', batches: [] }, 1).toString('hex')).toBe('0001' + '6e' + '01' + '00')
  expect(carrier.decode(Buffer.from('00016e0100', 'hex'), 1).leader).toEqual({ id: -1 })
})
