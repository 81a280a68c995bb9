import type { Password } from './password.ts'
import { oneOf, type Validator } from './validators.ts'

/** The types of Kafka Connect's options, by their names in its REST API. */
export type OptionType = 'BOOLEAN' | 'STRING' | 'INT' | 'SHORT' | 'LONG' | 'DOUBLE' | 'LIST' | 'CLASS' | 'PASSWORD'

/** How much an option matters, as lists of options are sorted by. */
export type Importance = 'HIGH' | 'MEDIUM' | 'LOW'

/** How wide a form's field for it is. */
export type Width = 'NONE' | 'SHORT' | 'MEDIUM' | 'LONG'

/** What the options of a config are by name, before they are parsed: texts, as a connector's config has them. */
export type RawConfig = Readonly<Record<string, unknown>>

/** The values of a config by name, as far as they could be understood. */
export type PartialConfig = Readonly<Record<string, unknown>>

/** What a form may offer for an option, and whether to show it at all, which can hang on the others. */
export interface Recommendation {
  readonly values: readonly string[]
  readonly visible: boolean
}

/** What every option has. */
export interface OptionTraits {
  readonly importance: Importance
  /** What it is for, in a sentence or two: docs and REST answers show it. */
  readonly doc: string
  readonly validate?: Validator | readonly Validator[]
  /** The heading it stands under. */
  readonly group?: string
  /** Its place under that heading, from 0 on. */
  readonly order?: number
  readonly width?: Width
  readonly displayName?: string
  /** Options whose recommendation hangs on this one. */
  readonly dependents?: readonly string[]
  readonly recommend?: (name: string, config: PartialConfig) => Recommendation
}

/** An option of a config: its type, what it is when absent, and what describes it. `Value` is what it is parsed to. */
export interface Option<Value> extends OptionTraits {
  readonly type: OptionType
  /** Undefined: it must be given. */
  readonly default: Value | undefined
  /** For CLASS: whether there is something of that name. */
  readonly known?: (name: string) => boolean
}

/** Options by name. */
export type OptionShape = Readonly<Record<string, Option<unknown>>>

/** The config that options of `Shape` are parsed to. */
export type ConfigOf<Shape extends OptionShape> = {
  readonly [Name in keyof Shape]: Shape[Name] extends Option<infer Value> ? Value : never
}

/** What an option is made of. Without `default` it must be given; with `default: null` it may be absent. */
export type Given<Default> = OptionTraits & { readonly default?: Default }

/** A value that is never null unless that is the default. */
export type Parsed<Value, Default> = Value | (null extends Default ? null : never)

function make<Value>(type: OptionType) {
  return <Default extends Value | null = Value>(given: Given<Default>): Option<Parsed<Value, Default>> => ({
    ...given,
    type,
    // Default is Value or null, and null is in Parsed where it is.
    default: given.default as Parsed<Value, Default> | undefined,
  })
}

/** Makes the options of a {@link configSchema}: one function a type. */
export const option = {
  /** `true` or `false`, in either case. */
  boolean: make<boolean>('BOOLEAN'),
  /** Text; spaces around it are cut off. */
  string: make<string>('STRING'),
  /** A whole number of 32 bits. */
  int: make<number>('INT'),
  /** A whole number of 16 bits. */
  short: make<number>('SHORT'),
  /** A whole number; no larger than a number holds exactly (2^53 - 1). */
  long: make<number>('LONG'),
  /** A number. */
  double: make<number>('DOUBLE'),
  /** Texts with commas between them; spaces around the commas are cut off. */
  list: make<readonly string[]>('LIST'),
  /** A secret, shown nowhere. */
  password: make<Password>('PASSWORD'),

  /** The name of a plugin; `known` says whether there is one. */
  className<Default extends string | null = string>(
    given: Given<Default> & { readonly known?: (name: string) => boolean },
  ): Option<Parsed<string, Default>> {
    return { ...make<string>('CLASS')<Default>(given), ...(given.known === undefined ? {} : { known: given.known }) }
  },

  /** One of `values`; with `ignoreCase` in any case, and parsed to the spelling in `values`. */
  oneOf<const Value extends string, Default extends Value | null = Value>(
    values: readonly Value[],
    given: Given<Default> & { readonly ignoreCase?: boolean },
  ): Option<Parsed<Value, Default>> & { readonly values: readonly Value[] } {
    const { ignoreCase = false, ...traits } = given
    const allowed = oneOf(values, { ignoreCase })
    const others = given.validate === undefined ? [] : [given.validate].flat()
    return { ...make<Value>('STRING')<Default>(traits), validate: [allowed, ...others], values }
  },
}
