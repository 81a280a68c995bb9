import { unreachable } from '@millrace/base'
import { nestingDepthMax } from '../limits.ts'
import { Decimal } from './decimal.ts'
import { dataError } from './errors.ts'
import { kindInWords, valueKind } from './kind.ts'
import { logicalTypeOf } from './logical-names.ts'
import type { Field, Schema, SchemaType } from './schema.ts'
import type { Struct } from './struct.ts'
import { type ConnectValue, isArray, isInt64, isInteger, isMap, isPlainInt64, isStruct } from './value.ts'

/** Where a value is not what its schema says. */
interface Mismatch {
  /** From the value that was asked about to the one at fault: `.items[3].price`. */
  readonly path: string
  readonly problem: string
}

/**
 * Checks that a value is one of its schema, all the way down, and without a schema that it is a value of Connect. `what` begins the
 * message. Throws INVALID_DATA, which names the field and what was wanted, never the value.
 */
export function checkValue(schema: Schema | null, value: ConnectValue, what = 'the value'): void {
  const mismatch = mismatchOf(schema, value, 0)
  if (mismatch === undefined) return
  const { path, problem } = mismatch
  const at = path === '' ? '' : ` at ${path.startsWith('.') ? path.slice(1) : path}`
  throw dataError(`${what}${at}: ${problem}`, { context: path === '' ? {} : { path } })
}

function mismatchOf(schema: Schema | null, value: ConnectValue, depth: number): Mismatch | undefined {
  if (depth > nestingDepthMax) return { path: '', problem: `nested deeper than ${nestingDepthMax}` }
  if (schema === null) return schemalessMismatch(value, depth)
  if (value === null || value === undefined) {
    if (value === null && (schema.optional || schema.default !== null)) return undefined
    return { path: '', problem: `${schema.describe()} is wanted, is ${value === null ? 'null' : 'undefined'}` }
  }
  const logical = logicalTypeOf(schema)
  if (logical !== undefined) {
    const fits = logical === 'decimal' ? value instanceof Decimal : valueKind(value) === 'date'
    return fits ? undefined : wanted(schema, value)
  }
  switch (schema.type) {
    case 'array':
      return isArray(value) ? elementsMismatch(schema.valueSchema, value, depth) : wanted(schema, value)
    case 'map':
      return isMap(value) ? entriesMismatch(schema, value, depth) : wanted(schema, value)
    case 'struct':
      return isStruct(value) ? structMismatch(schema, value, depth) : wanted(schema, value)
    default:
      return isScalar(schema.type, value) ? undefined : wanted(schema, value)
  }
}

const wanted = (schema: Schema, value: unknown): Mismatch => ({
  path: '',
  problem: `${schema.describe()} is wanted, is ${typeof value === 'number' ? 'another number' : kindInWords(value)}`,
})

type ScalarType = Exclude<SchemaType, 'array' | 'map' | 'struct'>

function isScalar(type: ScalarType, value: ConnectValue): boolean {
  switch (type) {
    case 'int8':
    case 'int16':
    case 'int32':
      return typeof value === 'number' && isInteger(type, value)
    case 'int64':
      return typeof value === 'bigint' ? isInt64(value) : typeof value === 'number' && isPlainInt64(value)
    case 'float32':
      // What would become infinite is no float32; what is only rounded is one.
      return typeof value === 'number' && Number.isFinite(value) === Number.isFinite(Math.fround(value))
    case 'float64':
      return typeof value === 'number'
    case 'boolean':
      return typeof value === 'boolean'
    case 'string':
      return typeof value === 'string'
    case 'bytes':
      return value instanceof Uint8Array
    default:
      return unreachable(type)
  }
}

function schemalessMismatch(value: ConnectValue, depth: number): Mismatch | undefined {
  if (isArray(value)) return elementsMismatch(null, value, depth)
  if (isMap(value)) return entriesMismatch(undefined, value, depth)
  if (isStruct(value)) return structMismatch(value.schema, value, depth)
  return valueKind(value) === undefined
    ? { path: '', problem: `is no value of Connect but ${kindInWords(value)}` }
    : undefined
}

const below = (step: string, { path, problem }: Mismatch): Mismatch => ({ path: `${step}${path}`, problem })

function elementsMismatch(schema: Schema | null, values: readonly ConnectValue[], depth: number): Mismatch | undefined {
  for (const [at, value] of values.entries()) {
    const mismatch = mismatchOf(schema, value, depth + 1)
    if (mismatch !== undefined) return below(`[${at}]`, mismatch)
  }
  return undefined
}

function entriesMismatch(
  schema: Schema | undefined,
  map: ReadonlyMap<ConnectValue, ConnectValue>,
  depth: number,
): Mismatch | undefined {
  let at = 0
  for (const [key, value] of map) {
    const ofKey = mismatchOf(schema?.keySchema ?? null, key, depth + 1)
    if (ofKey !== undefined) return below(`[key ${at}]`, ofKey)
    const ofValue = mismatchOf(schema?.valueSchema ?? null, value, depth + 1)
    if (ofValue !== undefined) return below(`[value ${at}]`, ofValue)
    at++
  }
  return undefined
}

function structMismatch(schema: Schema, struct: Struct, depth: number): Mismatch | undefined {
  if (!struct.fits(schema)) {
    const known = struct.schema.describe() === schema.describe() ? ' of another schema' : ''
    return { path: '', problem: `${schema.describe()} is wanted, is ${struct.schema.describe()}${known}` }
  }
  for (const field of schema.fields) {
    const mismatch = mismatchOf(field.schema, fieldValue(struct, field), depth + 1)
    if (mismatch !== undefined) return below(`.${field.name}`, mismatch)
  }
  return undefined
}

const fieldValue = (struct: Struct, field: Field): ConnectValue => struct.valueAt(field.index)
