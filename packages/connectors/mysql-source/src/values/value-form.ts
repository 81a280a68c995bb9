import type { ConnectValue, Schema, SchemaOptions } from '@millrace/connect'
import type { RawValue } from './raw-value.ts'

/** What a column's values are in records. `toValue` is not asked for null. */
export interface ValueForm {
  readonly schema: (options: SchemaOptions) => Schema
  /** Throws INVALID_DATA for what is no value of the column. Null: there is no such value, as `0000-00-00` is no day. */
  readonly toValue: (raw: Exclude<RawValue, null>) => ConnectValue
  /** What stands for that where null may not. */
  readonly insteadOfNull?: ConnectValue
}

/** A schema of a logical type, all of which have version 1. */
export function named(make: (options: SchemaOptions) => Schema, name: string, options: SchemaOptions): Schema {
  return make({ ...options, name, version: 1 })
}
