// Any schema, and any value of it, for properties.
import fc from 'fast-check'
import { Decimal } from '../src/data/decimal.ts'
import { equalValues } from '../src/data/equal.ts'
import { logicalTypeOf } from '../src/data/logical-names.ts'
import type { SchemaAndValue } from '../src/data/record.ts'
import { Schema, type SchemaOptions } from '../src/data/schema.ts'
import { Struct } from '../src/data/struct.ts'
import { type ConnectValue, float32, float64, int16, int32, int64, int8 } from '../src/data/value.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 8 })
/** Names that mean something to JavaScript, or to JSON. */
const name = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', '1', '', 'a"b', 'schema', 'payload'))

const options: fc.Arbitrary<SchemaOptions> = fc.record({
  optional: fc.boolean(),
  name: fc.option(fc.constantFrom('Order', 'my.Own'), { nil: undefined }),
  version: fc.option(fc.nat(9), { nil: undefined }),
  doc: fc.option(text, { nil: undefined }),
  parameters: fc.option(
    fc.uniqueArray(fc.tuple(name, text), { maxLength: 2, selector: ([key]) => key }).map((pairs) => new Map(pairs)),
    { nil: undefined },
  ),
})

const scalars = ['int8', 'int16', 'int32', 'int64', 'float32', 'float64', 'boolean', 'string', 'bytes'] as const

const scalarSchema = fc.oneof(
  fc.tuple(fc.constantFrom(...scalars), options).map(([type, given]) => Schema[type](given)),
  fc
    .tuple(fc.integer({ min: -5, max: 20 }), fc.boolean())
    .map(([scale, optional]) => Schema.decimal(scale, { optional })),
  fc
    .tuple(fc.constantFrom('date', 'time', 'timestamp'), fc.boolean())
    .map(([type, optional]) => Schema[type]({ optional })),
)

const { schema: bareSchema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalarSchema,
    fc.tuple(tie('schema'), options).map(([items, given]) => Schema.array(items, given)),
    fc.tuple(tie('schema'), tie('schema'), options).map(([keys, values, given]) => {
      // A key that is null and one that is the text "null" are the same in JSON.
      return Schema.map(keys.type === 'string' ? keys.with({ optional: false }) : keys, values, given)
    }),
    fc
      .tuple(fc.uniqueArray(fc.tuple(name, tie('schema')), { maxLength: 4, selector: ([field]) => field }), options)
      .map(([fields, given]) => Schema.struct(fields, given)),
  ),
}))

/** Any schema; some have a default. */
export const anySchema: fc.Arbitrary<Schema> = bareSchema.chain((schema) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(schema) },
    {
      weight: 1,
      arbitrary: valueOf(schema.with({ optional: false })).map((value) =>
        schema.with({ default: schema.type === 'struct' && schema.optional ? null : value }),
      ),
    },
  ),
)

/** Any value of a schema. */
export function valueOf(schema: Schema): fc.Arbitrary<ConnectValue> {
  const value = presentValue(schema)
  return schema.optional ? fc.option(value, { freq: 5 }) : value
}

/** Any schema and a value of it. */
export const anyData: fc.Arbitrary<SchemaAndValue> = anySchema.chain((schema) =>
  valueOf(schema).map((value) => ({ schema, value })),
)

const dayMax = 100_000_000

function presentValue(schema: Schema): fc.Arbitrary<ConnectValue> {
  switch (logicalTypeOf(schema)) {
    case 'decimal':
      return fc.bigInt().map((unscaled) => new Decimal(unscaled, Number(schema.parameters?.get('scale'))))
    case 'date':
      return fc.integer({ min: -dayMax, max: dayMax }).map((days) => new Date(days * 86_400_000))
    case 'time':
      return fc.nat(86_400_000).map((ms) => new Date(ms))
    case 'timestamp':
      return fc.date({ noInvalidDate: true })
    default:
      return ofType(schema)
  }
}

function ofType(schema: Schema): fc.Arbitrary<ConnectValue> {
  const { type, valueSchema, keySchema } = schema
  switch (type) {
    case 'int8':
      return fc.integer({ min: -0x80, max: 0x7f })
    case 'int16':
      return fc.integer({ min: -0x8000, max: 0x7fff })
    case 'int32':
      return fc.integer()
    case 'int64':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(int64)
    case 'float32':
      return fc.float()
    case 'float64':
      return fc.double()
    case 'boolean':
      return fc.boolean()
    case 'string':
      return text
    case 'bytes':
      return fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes))
    case 'array':
      return fc.array(valueSchema === null ? anySchemaless : valueOf(valueSchema), { maxLength: 3 })
    case 'map':
      return fc
        .uniqueArray(
          fc.tuple(
            keySchema === null ? anySchemaless : valueOf(keySchema),
            valueSchema === null ? anySchemaless : valueOf(valueSchema),
          ),
          { maxLength: 3, selector: ([key]) => key, comparator: equalValues },
        )
        .map((entries) => new Map(entries))
    case 'struct':
      return fc
        .tuple(...schema.fields.map((field) => valueOf(field.schema)))
        .map((values) => Struct.ofChecked(schema, values))
  }
}

/** Any value without a schema that is its own JSON: bytes and dates are not. */
export const { value: anySchemaless } = fc.letrec<{ value: ConnectValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.boolean(),
    fc.constant(null),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(int64),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(float64),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 3, selector: ([key]) => key })
      .map((pairs) => new Map(pairs)),
  ),
}))

/** Numbers of every type, as they are without a schema. */
export const anyNumber: fc.Arbitrary<ConnectValue> = fc.oneof(
  fc.integer({ min: -0x80, max: 0x7f }).map(int8),
  fc.integer({ min: -0x8000, max: 0x7fff }).map(int16),
  fc.integer().map(int32),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(int64),
  fc.float({ noNaN: true }).map(float32),
  fc.double({ noNaN: true }).map(float64),
)
