import type { ConnectValue, Schema, SchemaOptions } from '@millrace/connect'

/** What a column's values are in records. */
export interface ValueForm {
  readonly schema: (options: SchemaOptions) => Schema
  /** The value that the server's text says. Null: Connect has no such value. Throws INVALID_DATA for what is no value of the type. */
  readonly toValue: (text: string) => ConnectValue
  /** What stands where nothing is known and null may not be. */
  readonly fallback: ConnectValue
  /** What stands for a value that the server did not log; undefined: values of this type can't say that. */
  readonly unavailable?: ConnectValue
}

/** A schema of a logical type, all of which have version 1. */
export function named(make: (options: SchemaOptions) => Schema, name: string, options: SchemaOptions): Schema {
  return make({ ...options, name, version: 1 })
}
