/** Kafka's names for the types of config values. */
export type ConfigType = 'INT' | 'LONG' | 'DOUBLE' | 'BOOLEAN' | 'STRING' | 'LIST'

/** A broker config from which a topic config takes its default, if the broker sets it. */
export interface BrokerSynonym {
  readonly name: string
  /** What one unit of the broker's config is in the topic's: hours are 3,600,000 ms. 1 if absent. */
  readonly factor?: number
}

interface KeyOptions {
  /** As text, as it is shown; null for none. */
  readonly default: string | null
  /** In our own words, for people who ask what a key does. */
  readonly documentation: string
  /** The first one that is set counts. */
  readonly brokerSynonyms?: readonly BrokerSynonym[]
  /** Why only the default can be had in this release; absent if the key works. */
  readonly onlyDefault?: string
  /** Not for users: left out of listings unless it is set. */
  readonly internal?: boolean
}

/** One config key: how its text is read, and all that is said about it. `Value` is the type of what was read. */
export interface ConfigKey<Value = unknown> extends KeyOptions {
  readonly type: ConfigType
  readonly brokerSynonyms: readonly BrokerSynonym[]
  readonly internal: boolean
  /** The values it takes, for people. */
  readonly bounds: string
  /** The value, or what is wrong with the text. */
  parse(text: string): Parsed<Value>
}

export type Parsed<Value> = { readonly value: Value } | { readonly problem: string }

function key<Value>(
  type: ConfigType,
  bounds: string,
  options: KeyOptions,
  parse: (text: string) => Parsed<Value>,
): ConfigKey<Value> {
  return { brokerSynonyms: [], internal: false, ...options, type, bounds, parse }
}

interface Bounds {
  readonly least?: number
  readonly greatest?: number
  /** A value outside the bounds that is allowed too. */
  readonly or?: number
}

function outside(value: number, { least, greatest, or }: Bounds): string | undefined {
  if (value === or) return undefined
  if (least !== undefined && value < least) return `Value must be at least ${least}`
  if (greatest !== undefined && value > greatest) return `Value must be no more than ${greatest}`
  return undefined
}

function shownBounds({ least, greatest, or }: Bounds): string {
  if (least === undefined) return 'any'
  return `[${least},...${greatest === undefined ? '' : `,${greatest}`}]${or === undefined ? '' : ` or ${or}`}`
}

const integerForm = /^[+-]?\d+$/
const ranges = { INT: [-(2n ** 31n), 2n ** 31n - 1n], LONG: [-(2n ** 63n), 2n ** 63n - 1n] } as const
/** No integer of 64 bits is longer; nothing longer is parsed. */
const integerLengthMax = 24

function parseInteger(type: 'INT' | 'LONG', text: string, bounds: Bounds): Parsed<number> {
  const trimmed = text.trim()
  const notOne = { problem: `Not a number of type ${type}` }
  if (!integerForm.test(trimmed) || trimmed.length > integerLengthMax) return notOne
  const exact = BigInt(trimmed.replace('+', ''))
  const [least, greatest] = ranges[type]
  if (exact < least || exact > greatest) return notOne
  const problem = outside(Number(exact), bounds)
  if (problem !== undefined) return { problem }
  // Past 2^53 it means "for ever" or "never": 285,000 years in milliseconds are as good as the exact value.
  return { value: Math.max(Math.min(Number(exact), Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER) }
}

export function int(options: KeyOptions & Bounds): ConfigKey<number> {
  return key('INT', shownBounds(options), options, (text) => parseInteger('INT', text, options))
}

/** A number past `Number.MAX_SAFE_INTEGER` is read as that. */
export function long(options: KeyOptions & Bounds): ConfigKey<number> {
  return key('LONG', shownBounds(options), options, (text) => parseInteger('LONG', text, options))
}

const doubleForm = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

export function double(options: KeyOptions & Bounds): ConfigKey<number> {
  return key('DOUBLE', shownBounds(options), options, (text) => {
    const trimmed = text.trim()
    if (!doubleForm.test(trimmed)) return { problem: 'Not a number of type DOUBLE' }
    const value = Number(trimmed)
    const problem = outside(value, options)
    return problem === undefined ? { value } : { problem }
  })
}

export function boolean(options: KeyOptions): ConfigKey<boolean> {
  return key('BOOLEAN', 'true or false', options, (text) => {
    const lower = text.trim().toLowerCase()
    if (lower !== 'true' && lower !== 'false') return { problem: 'Expected value to be either true or false' }
    return { value: lower === 'true' }
  })
}

export function choice<const Choice extends string>(
  choices: readonly Choice[],
  options: KeyOptions,
): ConfigKey<Choice> {
  const shown = `[${choices.join(', ')}]`
  return key('STRING', shown, options, (text) => {
    const found = choices.find((each) => each === text.trim())
    return found === undefined ? { problem: `String must be one of: ${choices.join(', ')}` } : { value: found }
  })
}

function items(text: string): readonly string[] {
  const trimmed = text.trim()
  return trimmed === '' ? [] : trimmed.split(/\s*,\s*/)
}

/** A list of some of `choices`, one at least. */
export function listOf<const Choice extends string>(
  choices: readonly Choice[],
  options: KeyOptions,
): ConfigKey<readonly Choice[]> {
  const shown = `[${choices.join(', ')}]`
  return key('LIST', shown, options, (text) => {
    const value: Choice[] = []
    for (const item of items(text)) {
      const found = choices.find((each) => each === item)
      if (found === undefined) return { problem: `String must be one of: ${choices.join(', ')}` }
      value.push(found)
    }
    return value.length === 0 ? { problem: `List must hold one or more of: ${choices.join(', ')}` } : { value }
  })
}

const throttled = /^\d+:\d+$/

/** A list of `partition:broker`, or `*` alone. */
export function throttledReplicas(options: KeyOptions): ConfigKey<readonly string[]> {
  return key('LIST', '[partition]:[broker],... or *', options, (text) => {
    const value = items(text)
    if (text.trim() === '*' || value.every((item) => throttled.test(item))) return { value }
    return { problem: "Must be '*' or a list of partition:broker pairs" }
  })
}
