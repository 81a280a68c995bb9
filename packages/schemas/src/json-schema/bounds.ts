import type { Incompatibility } from '../compatibility.ts'
import { type JsonObject, own } from '../json.ts'
import { typesOf } from './writer-facts.ts'

// What is counted, of values of which type, and whether less or more is narrower.
const counts = [
  { key: 'minLength', of: 'string', least: true },
  { key: 'maxLength', of: 'string', least: false },
  { key: 'minItems', of: 'array', least: true },
  { key: 'maxItems', of: 'array', least: false },
  { key: 'minProperties', of: 'object', least: true },
  { key: 'maxProperties', of: 'object', least: false },
] as const

/** Bounds of numbers, lengths and counts that the reader keeps to and the writer does not. */
export function boundDifferences(r: JsonObject, w: JsonObject, path: string): Incompatibility[] {
  const types = typesOf(w)
  const found: Incompatibility[] = []
  const add = (key: string): void => {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
    const message = `the reader's ${key} is narrower than the writer's`
    found.push({ type: `${name}_NARROWED`, path: `${path}/${key}`, message })
  }
  for (const { key, of, least } of counts) {
    const mine = numberOf(r, key)
    if (mine === undefined || !types.has(of)) continue
    const its = numberOf(w, key) ?? (least ? 0 : Infinity)
    if (least ? mine > its : mine < its) add(key)
  }
  if (types.has('array') && own(r, 'uniqueItems') === true && own(w, 'uniqueItems') !== true) add('uniqueItems')
  if (!types.has('number') && !types.has('integer')) return found
  if (isNarrower(limitOf(r, 'minimum', 1), limitOf(w, 'minimum', 1))) add('minimum')
  if (isNarrower(limitOf(r, 'maximum', -1), limitOf(w, 'maximum', -1))) add('maximum')
  const multiple = numberOf(r, 'multipleOf')
  if (multiple !== undefined) {
    const its = numberOf(w, 'multipleOf') ?? (types.has('number') ? 0 : 1)
    if (its === 0 || !Number.isInteger(its / multiple)) add('multipleOf')
  }
  return found
}

interface Limit {
  /** Turned round for a maximum, so that more is always narrower. */
  readonly value: number
  readonly isExclusive: boolean
}

function limitOf(schema: JsonObject, key: 'minimum' | 'maximum', sign: 1 | -1): Limit {
  const inclusive = numberOf(schema, key)
  const exclusive = own(schema, key === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum')
  const limits: Limit[] = []
  // Draft 4 has it as true or false, beside the limit.
  if (inclusive !== undefined) limits.push({ value: inclusive * sign, isExclusive: exclusive === true })
  if (typeof exclusive === 'number') limits.push({ value: exclusive * sign, isExclusive: true })
  const none: Limit = { value: -Infinity, isExclusive: false }
  return limits.reduce((one, other) => (isNarrower(other, one) ? other : one), none)
}

function isNarrower(one: Limit, other: Limit): boolean {
  return one.value > other.value || (one.value === other.value && one.isExclusive && !other.isExclusive)
}

function numberOf(schema: JsonObject, key: string): number | undefined {
  const value = own(schema, key)
  return typeof value === 'number' ? value : undefined
}
