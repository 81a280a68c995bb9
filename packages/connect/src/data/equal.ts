import { Decimal } from './decimal.ts'
import { type ConnectMap, type ConnectValue, isArray, isMap, isStruct, TypedNumber } from './value.ts'

/**
 * Whether two values are the same, all the way down: types and a decimal's scale count, a struct's schema does, the order of a map does
 * not. NaN is itself, and 0 is not -0, as with Kafka Connect.
 */
export function equalValues(one: ConnectValue, other: ConnectValue): boolean {
  if (Object.is(one, other)) return true
  if (typeof one === 'bigint' || typeof other === 'bigint') return equalIntegers(one, other)
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (isStruct(one)) return isStruct(other) && one.equals(other)
  if (isMap(one)) return isMap(other) && equalMaps(one, other)
  if (isArray(one)) {
    return isArray(other) && one.length === other.length && one.every((value, at) => equalAt(value, other, at))
  }
  if (one instanceof Uint8Array) return other instanceof Uint8Array && Buffer.compare(one, other) === 0
  if (one instanceof Date) return other instanceof Date && one.getTime() === other.getTime()
  if (one instanceof Decimal) return other instanceof Decimal && one.equals(other)
  return other instanceof TypedNumber && one.type === other.type && Object.is(one.value, other.value)
}

function equalAt(value: ConnectValue, others: readonly ConnectValue[], at: number): boolean {
  const other = others[at]
  return other !== undefined && equalValues(value, other)
}

/** An int64 may stand as a bigint though a number would do. */
function equalIntegers(one: ConnectValue, other: ConnectValue): boolean {
  if (typeof one === 'number') return Number.isSafeInteger(one) && BigInt(one) === other
  if (typeof other === 'number') return Number.isSafeInteger(other) && BigInt(other) === one
  return one === other
}

function equalMaps(one: ConnectMap, other: ConnectMap): boolean {
  if (one.size !== other.size) return false
  for (const [key, value] of one) {
    const found = other.has(key) ? other.get(key) : findByValue(other, key)
    if (found === undefined || !equalValues(value, found)) return false
  }
  return true
}

/** Keys that are objects are looked up by what they say: a Map knows them only by identity. */
function findByValue(map: ConnectMap, key: ConnectValue): ConnectValue | undefined {
  if (typeof key === 'string' || typeof key === 'boolean' || key === null) return undefined
  for (const [candidate, value] of map) if (equalValues(candidate, key)) return value
  return undefined
}
