import { create } from '@bufbuild/protobuf'
import { type Duration, DurationSchema, type StringValue, StringValueSchema, ValueSchema } from '@bufbuild/protobuf/wkt'
import fc from 'fast-check'
import { expect, expectTypeOf, it } from 'vitest'
import { limits } from '../../limits.ts'
import { topic } from '../../topic.ts'
import { protobufEs } from './index.ts'

const durations = protobufEs(DurationSchema)
const bytesOf = (written: Uint8Array | string): Buffer => Buffer.from(written as Uint8Array)

it('goes there and comes back, from a message or from its fields', () => {
  for (const value of [create(DurationSchema, { seconds: 3n }), { seconds: 3n }]) {
    const written = bytesOf(durations.serialize(value))
    expect(written.toString('hex')).toBe('0803')
    expect(durations.deserialize(written)).toMatchObject({ $typeName: 'google.protobuf.Duration', seconds: 3n })
  }
  expect(durations.name).toBe('protobuf (google.protobuf.Duration)')
  expectTypeOf(topic('t', { value: durations }).value.deserialize).returns.toEqualTypeOf<Duration>()
})

it('refuses fields of the wrong type, and messages of another type', () => {
  expect(() => durations.serialize({ seconds: 'three' as unknown as bigint })).toThrow(/seconds/)
  const text: StringValue = create(StringValueSchema, { value: 'x' })
  expect(() => durations.serialize(text as unknown as Duration)).toThrow(
    'expected a google.protobuf.Duration, got a google.protobuf.StringValue',
  )
  expect(() => durations.serialize(5 as unknown as Duration)).toThrow('expected a message, got a number')
})

it('tells bytes that are no message', () => {
  expect(() => durations.deserialize(Buffer.of(0x0f))).toThrow(/wire type|premature|index/)
  expect(() => protobufEs(StringValueSchema).deserialize(Buffer.of(0x0a, 0x05, 0x61))).toThrow(/premature|EOF|range/)
})

it('gives an error or a message for bytes of any kind', () => {
  const values = protobufEs(ValueSchema)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        expect(values.deserialize(Buffer.from(bytes)).$typeName).toBe('google.protobuf.Value')
      } catch (error) {
        expect((error as Error).message.length).toBeLessThan(limits.serdeReasonCharsMax)
      }
    }),
  )
})

it('does not follow messages that nest without end', () => {
  // A value that is a list of one value that is a list of one value.
  let nested: Buffer = Buffer.alloc(0)
  for (let depth = 0; depth < 1000; depth++) nested = field(6, field(1, nested))
  expect(() => protobufEs(ValueSchema).deserialize(nested)).toThrow('maximum recursion depth')
})

const field = (number: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.of((number << 3) | 2), varint(content.length), content])

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left])
    bytes.push((left % 128) | 0x80)
  }
}
