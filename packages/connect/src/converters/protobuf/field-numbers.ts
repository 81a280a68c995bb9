import type { Field, Schema } from '../../data/schema.ts'
import { isUnion, protobufNames } from './names.ts'

const numberMost = 536_870_911
const reservedFrom = 19_000
const reservedTo = 19_999

/** The numbers of a message's fields. */
export interface FieldNumbers {
  /** That of a field of the struct, or of a oneof in it. */
  readonly of: (field: Field) => number
}

/**
 * The numbers of a message's fields: those that their schemas say, as what was read of Protobuf does, and else the lowest that are free, in the order of the fields. Of two that say
 * the same, as fields of several messages may that a transform put into one, the first has it.
 */
export function numbersOf(schema: Schema): FieldNumbers {
  const fields = schema.fields.flatMap((field) => (isUnion(field.schema) ? field.schema.fields : [field]))
  const numbers = new Map<Field, number>()
  const taken = new Set<number>()
  for (const field of fields) {
    const number = tagOf(field.schema)
    if (number === undefined || taken.has(number)) continue
    numbers.set(field, number)
    taken.add(number)
  }
  let next = 1
  for (const field of fields) {
    if (numbers.has(field)) continue
    while (taken.has(next)) next = next + 1 === reservedFrom ? reservedTo + 1 : next + 1
    numbers.set(field, next)
    taken.add(next)
  }
  return { of: (field) => numbers.get(field) ?? 0 }
}

function tagOf({ parameters }: Schema): number | undefined {
  const text = parameters?.get(protobufNames.tag)
  const number = text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0
  const isOne = number >= 1 && number <= numberMost && !(number >= reservedFrom && number <= reservedTo)
  return isOne ? number : undefined
}
