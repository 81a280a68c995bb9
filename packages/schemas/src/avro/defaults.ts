import { isList, isObject, type Json, kindOf, own } from '../json.ts'
import { comparisonStepsMax } from '../limits.ts'
import { type AvroRecord, type AvroType, typeTitle } from './model.ts'

const intMax = 2 ** 31

/**
 * Why a JSON value can't be the default of a field of that type; undefined if it can. Of a union any branch may fit, as since Avro 1.9.
 * Longs beyond 2^53 - 1 are refused: they could not be kept exactly.
 */
export function defaultProblem(type: AvroType, value: Json): string | undefined {
  return problemOf(type, value, { steps: 0 })
}

/** Unions within unions multiply what there is to try: somebody may have made them for that. */
interface Effort {
  steps: number
}

function problemOf(type: AvroType, value: Json, effort: Effort): string | undefined {
  effort.steps++
  if (effort.steps > comparisonStepsMax) return 'it takes too long to find out'
  switch (type.kind) {
    case 'null':
      return value === null ? undefined : misfit(type, value)
    case 'boolean':
      return typeof value === 'boolean' ? undefined : misfit(type, value)
    case 'int':
      if (typeof value !== 'number' || !Number.isInteger(value)) return misfit(type, value)
      return value >= -intMax && value < intMax ? undefined : 'it is beyond 32 bits'
    case 'long':
      if (typeof value !== 'number' || !Number.isInteger(value)) return misfit(type, value)
      return Number.isSafeInteger(value) ? undefined : 'it is beyond 2^53 - 1'
    case 'float':
    case 'double':
      return typeof value === 'number' ? undefined : misfit(type, value)
    case 'string':
    case 'bytes':
    case 'fixed':
      return typeof value === 'string' ? undefined : misfit(type, value)
    case 'enum':
      if (typeof value !== 'string') return misfit(type, value)
      return type.symbols.includes(value) ? undefined : `it is none of the symbols of ${type.fullName}`
    case 'array':
      if (!isList(value)) return misfit(type, value)
      return first(value, (item) => problemOf(type.items, item, effort))
    case 'map':
      if (!isObject(value)) return misfit(type, value)
      return first(Object.values(value), (item) => problemOf(type.values, item, effort))
    case 'union':
      if (type.branches.some((branch) => problemOf(branch, value, effort) === undefined)) return undefined
      return `${kindOf(value)} is none of ${type.branches.map(typeTitle).join(', ')}`
    case 'record':
      return recordProblem(type, value, effort)
  }
}

function recordProblem(type: AvroRecord, value: Json, effort: Effort): string | undefined {
  if (!isObject(value)) return misfit(type, value)
  return first(type.fields, ({ name, type: fieldType, default: fieldDefault }) => {
    const given = own(value, name)
    if (given === undefined) return fieldDefault === undefined ? `it has no field ${name}` : undefined
    const problem = problemOf(fieldType, given, effort)
    return problem === undefined ? undefined : `field ${name}: ${problem}`
  })
}

function first<T>(items: readonly T[], test: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = test(item)
    if (problem !== undefined) return problem
  }
  return undefined
}

function misfit(type: AvroType, value: Json): string {
  return `expected ${typeTitle(type)}, got ${kindOf(value)}`
}
