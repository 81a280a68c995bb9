import type { Decimal } from '@millrace/connect'

/** A day; with zeros where MariaDB has them: `0000-00-00`, `2020-00-00`. */
export interface RawDate {
  readonly kind: 'date'
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A day and a time, of no time zone. */
export interface RawDateTime {
  readonly kind: 'datetime'
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly micros: number
}

/** A time of a day or a duration, in microseconds; up to 838:59:59 on both sides of zero. */
export interface RawTime {
  readonly kind: 'time'
  readonly micros: number
}

/** A point in time. 0 is what `0000-00-00` is kept as. */
export interface RawTimestamp {
  readonly kind: 'timestamp'
  readonly seconds: number
  readonly micros: number
}

/** The members of an enum or a set that a value has: the number of the one, a bit for each. */
export interface RawMembers {
  readonly kind: 'members'
  readonly bits: bigint
}

/**
 * A column's value as it was read, from the binlog or from a result of a query: the same whichever it was. Texts are the bytes they have in
 * their column's charset, until the column says which that is; a text of a query is one already.
 */
export type RawValue =
  | null
  | number
  | bigint
  | string
  | Buffer
  | Decimal
  | RawDate
  | RawDateTime
  | RawTime
  | RawTimestamp
  | RawMembers
