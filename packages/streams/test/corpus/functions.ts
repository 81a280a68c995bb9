import type { Windowed } from '../../src/stores/store.ts'
import type { Fn, Json } from './cases.ts'
import { nexmark } from './nexmark.ts'

/** Takes (value, key), as the DSL's callbacks; or two values and a key, of reducers, aggregators and joiners. */
export type Golden = (one: unknown, other?: unknown, key?: unknown) => unknown

type Parameters = readonly Json[]
type Table = Readonly<Record<string, (...parameters: Parameters) => Golden>>

/** The integer, or `n` of an object, else 0. */
export function num(value: unknown): number {
  if (typeof value === 'number') return value
  const n = field(value, 'n')
  return typeof n === 'number' ? n : 0
}

/** `null`, the decimal, the string itself, a windowed key, or compact JSON. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  return isWindowed(value) ? windowedText(value) : JSON.stringify(value)
}

/** `key@start/end`. */
export function windowedText({ key, startMs, endMs }: Windowed<unknown>): string {
  // An unlimited window ends at Java's highest number.
  return `${text(key)}@${startMs}/${endMs === Infinity ? '9223372036854775807' : endMs}`
}

export function isWindowed(value: unknown): value is Windowed<unknown> {
  return typeof value === 'object' && value !== null && 'startMs' in value && 'endMs' in value
}

/** A field of an object, null if absent. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return null
  return (value as Record<string, unknown>)[name] ?? null
}

/** Never negative. */
export function mod(value: unknown, divisor: Json): number {
  const by = Number(divisor)
  return ((num(value) % by) + by) % by
}

const orNull =
  (map: (value: unknown) => unknown): Golden =>
  (value) =>
    value === null ? null : map(value)

const predicates: Table = {
  valueGt: (n) => (value) => value !== null && num(value) > Number(n),
  valueMod: (m, r) => (value) => value !== null && mod(value, m ?? 1) === r,
  keyIn: (list) => (_, key) => (list as Json[]).includes(key as Json),
  keyNotNull: () => (_, key) => key !== null,
  valueNotNull: () => (value) => value !== null,
  all: () => () => true,
  none: () => () => false,
}

const mappers: Table = {
  add: (n) => orNull((value) => num(value) + Number(n)),
  mul: (n) => orNull((value) => num(value) * Number(n)),
  mod: (m) => orNull((value) => mod(value, m ?? 1)),
  tag: (x) => (value) => text(x) + text(value),
  tagNonNull: (x) => orNull((value) => text(x) + text(value)),
  nullIfMod: (m, r) => orNull((value) => (mod(value, m ?? 1) === r ? null : value)),
  withKey: () => (value, key) => `${text(key)}:${text(value)}`,
  keyByMod: (m) => orNull((value) => `k${mod(value, m ?? 1)}`),
  keyByText: () => orNull(text),
  keyPrefix: (p) => (_, key) => text(p) + text(key),
  keySame: () => (_, key) => key,
  keyConst: (x) => () => x,
  keyField: (f) => (value) => field(value, text(f)),
  valueField: (f) => (value) => field(value, text(f)),
  windowText: () => (_, key) => text(key),
  windowStart: () => (_, key) => String((key as Windowed<unknown>).startMs),
  windowKey: () => (_, key) => (key as Windowed<unknown>).key,
}

const pairs: Table = {
  rekeyMod: (m) => (value) => (value === null ? [null, null] : [`k${mod(value, m ?? 1)}`, num(value) + 1]),
  swap: () => (value, key) => [value === null ? null : text(value), key],
  keyPrefix: (p) => (value, key) => [text(p) + text(key), value],
  identity: () => (value, key) => [key, value],
}

const flatPairs: Table = {
  repeatMod: (m) => (value, key) => repeated(value, m).map((i) => [text(key) + i, 10 * num(value) + i]),
  both: (p) => (value, key) => [
    [key, value],
    [text(p) + text(key), value],
  ],
}

const flatValues: Table = {
  repeatMod: (m) => (value) => repeated(value, m).map((i) => 10 * num(value) + i),
  words: () => (value) => (value === null ? [] : text(value).split(' ').filter(Boolean)),
  withNull: () => (value) => [value, null],
}

function repeated(value: unknown, m: Json | undefined): number[] {
  return value === null ? [] : Array.from({ length: mod(value, m ?? 1) }, (_, i) => i)
}

const sumNullIfMod =
  (m: Json | undefined): Golden =>
  (one, other) => {
    const sum = num(one) + num(other)
    return mod(sum, m ?? 1) === 0 ? null : sum
  }

const reducers: Table = {
  sum: () => (one, other) => num(one) + num(other),
  minus: () => (one, other) => num(one) - num(other),
  max: () => (one, other) => Math.max(num(one), num(other)),
  concat: () => (one, other) => `${text(one)},${text(other)}`,
  remove: () => (one, other) => `${text(one)},~${text(other)}`,
  first: () => (one) => one,
  last: () => (_, other) => other,
  sumNullIfMod: (m) => sumNullIfMod(m),
}

const aggregators: Table = {
  sum: () => (one, other) => num(one) + num(other),
  minus: () => (one, other) => num(one) - num(other),
  append: () => (one, other) => `${text(one)}+${text(other)}`,
  erase: () => (one, other) => `${text(one)}-${text(other)}`,
  appendTag: (t) => (one, other) => text(one) + text(t) + text(other),
  count: () => (one) => num(one) + 1,
  sumNullIfMod: (m) => sumNullIfMod(m),
}

const mergers: Table = {
  sum: () => (one, other) => num(one) + num(other),
  bar: () => (one, other) => `(${text(one)}|${text(other)})`,
}

const joiners: Table = {
  pair: () => (left, right) => `${text(left)}-${text(right)}`,
  keyPair: () => (left, right, key) => `${text(key)}:${text(left)}-${text(right)}`,
  sum: () => (left, right) => num(left) + num(right),
  nPair: () => (left, right) => `${num(left)}-${text(right)}`,
  pairNullIfMod: (m) => (left, right) =>
    mod(num(left) + num(right), m ?? 1) === 0 ? null : `${text(left)}-${text(right)}`,
}

const initializers: Table = {
  const: (x) => () => x,
  null: () => () => null,
}

const tables = {
  predicates,
  mappers,
  pairs,
  flatPairs,
  flatValues,
  reducers,
  aggregators,
  mergers,
  joiners,
  initializers,
}

/** The function of that name, for that use. */
export function golden(use: keyof typeof tables, fn: Fn | undefined): Golden {
  if (fn === undefined) throw new Error(`a step lacks its function (${use})`)
  const [name, ...parameters] = fn
  const made = tables[use][name]?.(...parameters) ?? nexmark[name]
  if (made === undefined) throw new Error(`no function ${name} among ${use}`)
  return made
}
