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
  /** The texts that it may be, if only those. */
  readonly values?: readonly string[]
  /** For CLASS: whether there is something of that name. */
  readonly known?: (name: string) => boolean
}

/** Options by name. */
export type OptionShape = Readonly<Record<string, Option<unknown>>>

/** The config that options of `Shape` are parsed to. */
export type ConfigOf<Shape extends OptionShape> = {
  readonly [Name in keyof Shape]: Shape[Name] extends Option<infer Value> ? Value : never
}

/** What an option is made of that must be given, or has a default. */
export type Given<Value> = OptionTraits & { readonly default?: Value }

/** What an option is made of that may be absent. */
export type MayBeAbsent = OptionTraits & { readonly default: null }

/** Makes options of one type: one that may be absent with `default: null`, one that must be given without a default. */
export interface OptionMaker<Value, More = unknown> {
  (given: MayBeAbsent & More): Option<Value | null>
  (given: Given<Value> & More): Option<Value>
}

function make<Value>(type: OptionType): OptionMaker<Value> {
  // One function is both of the maker's: a default of null makes an option whose value may be null.
  return ((given: Given<Value | null>) => ({ ...given, type, default: given.default })) as OptionMaker<Value>
}

/** One of `values`; see {@link option.oneOf}. */
function oneOfOption<const Value extends string>(
  values: readonly Value[],
  given: MayBeAbsent & AnyCase,
): Option<Value | null>
function oneOfOption<const Value extends string>(
  values: readonly Value[],
  given: Given<NoInfer<Value>> & AnyCase,
): Option<Value>
function oneOfOption(values: readonly string[], given: Given<string | null> & AnyCase): Option<string | null> {
  const { ignoreCase = false, ...traits } = given
  const others = given.validate === undefined ? [] : [given.validate].flat()
  const made: Option<string | null> = { ...traits, type: 'STRING', default: given.default }
  return { ...made, validate: [oneOf(values, { ignoreCase }), ...others], values }
}

interface AnyCase {
  /** Takes them in any case, and gives the spelling in the list. */
  readonly ignoreCase?: boolean
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
  className: make<string>('CLASS') as OptionMaker<string, { readonly known?: (name: string) => boolean }>,
  /** One of a list of texts; with `ignoreCase` in any case, and parsed to the spelling of the list. */
  oneOf: oneOfOption,
}
