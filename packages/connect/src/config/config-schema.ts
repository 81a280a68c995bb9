import { closestName } from '@millrace/base'
import { configError } from '../data/errors.ts'
import { hasReference } from '../secrets/references.ts'
import { invalidValue, missingValue } from './config-error.ts'
import type { ConfigOf, Option, OptionShape, PartialConfig, RawConfig } from './option.ts'
import { parseValue } from './parse-value.ts'
import { Password } from './password.ts'

/** What came of one option of a config. */
export interface CheckedOption {
  readonly name: string
  readonly option: Option<unknown>
  /** null where it was not given and has no default, or was not understood. */
  readonly value: unknown
  /** Why it won't do, one sentence each. */
  readonly errors: readonly string[]
}

/** An option of a config that no schema has. */
export interface UnknownOption {
  readonly name: string
  /** The option that was probably meant. */
  readonly meant: string | undefined
}

/** The options of something that is configured: what types, validation, REST answers and documentation are made from. */
export interface ConfigSchema<Shape extends OptionShape = OptionShape> {
  readonly shape: Shape
  /**
   * The config in `raw`, from names that begin with `prefix`. Throws INVALID_CONFIG about the first option that won't do, under its
   * whole name. Names that the schema does not have are passed over: see {@link ConfigSchema.unknownIn}.
   */
  parse(raw: RawConfig, prefix?: string): ConfigOf<Shape>
  /** Every option with all that is wrong with it; nothing is thrown. References to secrets are taken for what will do. */
  check(raw: RawConfig, prefix?: string): readonly CheckedOption[]
  /** The names in `raw` that begin with `prefix` and are no option, each with the option that was probably meant. */
  unknownIn(raw: RawConfig, prefix?: string): readonly UnknownOption[]
}

function validatorsOf(option: Option<unknown>) {
  return option.validate === undefined ? [] : [option.validate].flat()
}

/** Whether `raw` says something about `name`: undefined is nothing, null is that it is empty. */
function isGiven(raw: RawConfig, name: string): boolean {
  return Object.hasOwn(raw, name) && raw[name] !== undefined
}

/** `value` in the spelling that its option lists, where it takes any case. */
function spelled({ values }: Option<unknown>, value: unknown): unknown {
  if (typeof value !== 'string' || values === undefined) return value
  return values.find((known) => known.toLowerCase() === value.toLowerCase()) ?? value
}

function parseOption(name: string, option: Option<unknown>, raw: RawConfig): unknown {
  if (!isGiven(raw, name) && option.default === undefined) throw missingValue(name)
  const value = isGiven(raw, name) ? parseValue(name, option, raw[name]) : option.default
  for (const validate of validatorsOf(option)) {
    const wrong = validate(value, name)
    if (wrong !== undefined) throw invalidValue(name, value, wrong)
  }
  // null that was given for an option that has no null: as good as absent.
  if (value === null && option.default !== null) {
    if (option.default === undefined) throw missingValue(name)
    return option.default
  }
  return spelled(option, value)
}

function checkOption(name: string, option: Option<unknown>, raw: RawConfig): CheckedOption {
  const errors: string[] = []
  let value: unknown = null
  const given = raw[name]
  // What it is shows when a task resolves it. What a name of a plugin brings has to be known before.
  if (hasReference(given) && option.type !== 'CLASS') {
    return { name, option, value: option.type === 'PASSWORD' ? new Password(given) : given, errors }
  }
  if (isGiven(raw, name)) {
    try {
      value = parseValue(name, option, raw[name])
    } catch (error) {
      errors.push(error instanceof Error ? error.message : String(error))
    }
  } else if (option.default === undefined) errors.push(missingValue(name).message)
  else value = option.default
  for (const validate of validatorsOf(option)) {
    const wrong = validate(value, name)
    if (wrong !== undefined) errors.push(invalidValue(name, value, wrong).message)
  }
  return { name, option, value, errors }
}

/**
 * A schema of `shape`: the options by name, in the order in which they are shown.
 *
 * ```ts
 * const schema = configSchema({
 *   url: option.string({ importance: 'HIGH', doc: 'Where to read.' }),
 *   'poll.interval.ms': option.int({ default: 1000, importance: 'LOW', doc: 'How often.', validate: atLeast(1) }),
 * })
 * schema.parse({ url: 'https://example.org' })   // { url: string, 'poll.interval.ms': number }
 * ```
 */
export function configSchema<const Shape extends OptionShape>(shape: Shape): ConfigSchema<Shape> {
  const entries = Object.entries(shape)
  return {
    shape,
    parse(raw, prefix = '') {
      const values = entries.map(([name, option]) => [name, parseOption(`${prefix}${name}`, option, raw)])
      // Each value was parsed by the option of its name.
      return Object.fromEntries(values) as ConfigOf<Shape>
    },
    check: (raw, prefix = '') => entries.map(([name, option]) => checkOption(`${prefix}${name}`, option, raw)),
    unknownIn(raw, prefix = '') {
      const known = Object.keys(shape)
      return Object.keys(raw)
        .filter((name) => name.startsWith(prefix) && !known.includes(name.slice(prefix.length)))
        .map((name) => {
          const meant = closestName(name.slice(prefix.length), known)
          return { name, meant: meant === undefined ? undefined : `${prefix}${meant}` }
        })
    },
  }
}

/** Throws INVALID_CONFIG about the first of `unknown`, with what was probably meant; `what` is whose options they are. */
export function refuseUnknown(what: string, unknown: readonly UnknownOption[]): void {
  const [first] = unknown
  if (first === undefined) return
  const hint = first.meant === undefined ? 'take it out' : `did you mean '${first.meant}'?`
  throw configError(first.name, `${what} has no option '${first.name}': ${hint}`)
}

/** The values of checked options by name. */
export function valuesOf(checked: readonly CheckedOption[]): PartialConfig {
  return Object.fromEntries(checked.map(({ name, value }) => [name, value]))
}
