import { parseVersions, type VersionRange } from './versions.ts'

/**
 * The vocabulary of schemas. A field is declared once, here or in a message, and its TypeScript types and both codecs follow from it:
 *
 * ```ts
 * struct({
 *   name: string(),
 *   rack: string({ versions: '1+', nullable: '1+', default: null }),
 *   ports: array(uint16()),
 *   directories: array(uuid(), { versions: '3+', tag: 0, tagged: '3+', default: [] }),
 * })
 * ```
 */

/** Kafka's types that hold no others. */
export type ScalarKind =
  | 'bool'
  | 'int8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'bigint64'
  | 'float64'
  | 'uuid'
  | 'string'
  | 'bytes'
  | 'records'

export interface FieldOptions<T> {
  /** Versions of the message that have the field; all if absent. */
  readonly versions?: string
  /** Versions in which it may be null. */
  readonly nullable?: string
  /** Versions in which it is a tagged field, with `tag` as its number. */
  readonly tagged?: string
  readonly tag?: number
  /** What is decoded where the field is absent. If absent: zero, false, empty. With it, callers may leave the field out. */
  readonly default?: T | null
  /** A version that lacks the field drops a value that is not the default, instead of refusing it. */
  readonly ignorable?: boolean
  /** Callers may leave it out, as with a default: of a struct, all its fields are at theirs then. */
  readonly optional?: true
  /** Its length is written the classic way in flexible versions too. */
  readonly classic?: true
}

declare const types: unique symbol

/** One field of a struct. `Value` is what decoding gives, `Input` what encoding takes, `Optional` whether callers may leave it out. */
export interface Field<Value = unknown, Input = unknown, Optional extends boolean = boolean> {
  readonly type: FieldType
  readonly versions: VersionRange
  readonly nullable: VersionRange
  readonly tagged: VersionRange
  readonly tag: number
  /** undefined: the default of the type. */
  readonly default: unknown
  readonly ignorable: boolean
  readonly classic: boolean
  readonly [types]?: { value: Value; input: Input; optional: Optional }
}

/** What a field holds: a scalar, an array of fields, or a struct. */
export type FieldType =
  | { readonly kind: ScalarKind }
  | { readonly kind: 'array'; readonly element: Field }
  | { readonly kind: 'struct'; readonly fields: Fields }

/** The fields of a struct in the order of the wire. */
export interface Fields {
  readonly [name: string]: Field
}

/** A tagged field that the schema does not know; kept, so that what is decoded and encoded again loses nothing. */
export interface UnknownTaggedField {
  readonly tag: number
  readonly data: Uint8Array
}

interface Unknowns {
  readonly unknownTaggedFields?: readonly UnknownTaggedField[]
}

type ValueOfField<F> = F extends Field<infer Value, unknown, boolean> ? Value : never
type InputOfField<F> = F extends Field<unknown, infer Input, boolean> ? Input : never
type OptionalNames<F> = { [Name in keyof F]: F[Name] extends Field<unknown, unknown, true> ? Name : never }[keyof F]
type Flat<T> = { [Name in keyof T]: T[Name] }

/** What decoding gives: every field, those that the version lacks with their default. */
export type ValueOf<F extends Fields> = Flat<{ readonly [Name in keyof F]: ValueOfField<F[Name]> } & Unknowns>
/** What encoding takes: fields with a default may be left out. */
export type InputOf<F extends Fields> = Flat<
  { readonly [Name in Exclude<keyof F, OptionalNames<F>>]: InputOfField<F[Name]> } & {
    readonly [Name in OptionalNames<F>]?: InputOfField<F[Name]>
  } & Unknowns
>

type OrNull<T, O> = O extends { readonly nullable: string } ? T | null : T
type HasDefault<O> = O extends { readonly default: unknown } | { readonly optional: true } ? true : false

function field(type: FieldType, options: FieldOptions<unknown>): Field {
  return {
    type,
    versions: parseVersions(options.versions ?? '0+'),
    nullable: parseVersions(options.nullable ?? 'none'),
    tagged: parseVersions(options.tagged ?? 'none'),
    tag: options.tag ?? -1,
    default: options.default,
    ignorable: options.ignorable ?? false,
    classic: options.classic ?? false,
  }
}

/** A builder for fields of `kind` whose values have the type `T`, such as a branded id. */
export function scalar<T>(kind: ScalarKind) {
  return <const O extends FieldOptions<T> = object>(options?: O) =>
    field({ kind }, options ?? {}) as Field<OrNull<T, O>, OrNull<T, O>, HasDefault<O>>
}

export const bool = scalar<boolean>('bool')
export const int8 = scalar<number>('int8')
export const int16 = scalar<number>('int16')
export const uint16 = scalar<number>('uint16')
export const int32 = scalar<number>('int32')
export const uint32 = scalar<number>('uint32')
/** A safe integer: decoding refuses what a number cannot hold. */
export const int64 = scalar<number>('int64')
/** An int64 on the wire, of which every bit may be set: a hash. */
export const bigint64 = scalar<bigint>('bigint64')
export const float64 = scalar<number>('float64')
/** 22 characters of URL-safe base64. */
export const uuid = scalar<string>('uuid')
export const string = scalar<string>('string')
/** Decoded as a view. */
export const bytes = scalar<Uint8Array>('bytes')

/**
 * Record batches, one after the other. Decoded as one view; encoded from one piece of bytes or several, each of which
 * {@link import('./message.ts').Message.encodeParts} passes on as it is if it is large.
 */
export function records<const O extends FieldOptions<never> = object>(options?: O) {
  type Input = Uint8Array | readonly Uint8Array[]
  return field({ kind: 'records' }, options ?? {}) as Field<OrNull<Uint8Array, O>, OrNull<Input, O>, HasDefault<O>>
}

export function array<Value, Input, const O extends FieldOptions<readonly []> = object>(
  element: Field<Value, Input>,
  options?: O,
) {
  type Values = OrNull<readonly Value[], O>
  type Inputs = OrNull<readonly Input[], O>
  return field({ kind: 'array', element }, options ?? {}) as Field<Values, Inputs, HasDefault<O>>
}

export function struct<const F extends Fields, const O extends FieldOptions<never> = object>(fields: F, options?: O) {
  type Optional = HasDefault<O>
  return field({ kind: 'struct', fields }, options ?? {}) as Field<
    OrNull<ValueOf<F>, O>,
    OrNull<InputOf<F>, O>,
    Optional
  >
}
