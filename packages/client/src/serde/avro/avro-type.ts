import avsc, { type Schema, type Type } from 'avsc'
import { describe } from '../bytes.ts'
import { joined } from '../reason.ts'
import type { CanonicalSchema } from './check-bytes.ts'
import { longType } from './long-type.ts'

/**
 * An Avro schema: as the specification writes it (an object or list, or the JSON of one as text), or a `Type` made by avsc, which can have logical types
 * and long types of its own. Longs are numbers up to 2^53 - 1 either way, and refused beyond, unless such a type has others.
 */
export type AvroSchema = string | object

/** The type of a schema. Throws what avsc says of one that makes no sense. */
export function avroType(schema: AvroSchema): Type {
  if (avsc.Type.isType(schema)) return schema as Type
  // Text is JSON: avsc would take it for the path of a file or for its IDL as well.
  return avsc.Type.forSchema((typeof schema === 'string' ? parsed(schema) : schema) as Schema, {
    registry: { long: longType },
  })
}

function parsed(text: string): unknown {
  // The name of a primitive type, such as `string`, stands for itself.
  return /^[a-z]+$/.test(text) ? text : JSON.parse(text)
}

/** The schema in Avro's Parsing Canonical Form. */
export function canonicalForm(type: Type): string {
  return JSON.stringify(type.schema())
}

export function canonicalSchema(type: Type): CanonicalSchema {
  return JSON.parse(canonicalForm(type)) as CanonicalSchema
}

/** For messages: the name of a type that has one, else its kind. */
export function typeName(type: Type): string {
  return type.name ?? type.typeName.replace(/^abstract:|:.*/, '')
}

/** The bytes of a value. Throws a TypeError that names each field that is not what the schema says, and never a value. */
export function encoded(type: Type, value: unknown): Uint8Array {
  try {
    return type.toBuffer(value)
  } catch (error) {
    const problems: string[] = []
    type.isValid(value, {
      errorHook(path, found, expected) {
        const field = path.join('.')
        problems.push(`${field === '' ? '' : `${field}: `}expected ${typeName(expected)}, got ${describe(found)}`)
      },
    })
    if (problems.length === 0) throw error
    throw new TypeError(joined(problems), { cause: error })
  }
}
