/** Kafka's names for the types of config values. */
export type ConfigType = 'BOOLEAN' | 'STRING' | 'INT' | 'SHORT' | 'LONG' | 'DOUBLE' | 'LIST' | 'CLASS' | 'PASSWORD'

/** Whether a broker's key can be altered while it runs: not at all, for one broker, or for all at once too. Kafka's words. */
export type UpdateMode = 'read-only' | 'per-broker' | 'cluster-wide'

/** A broker config from which a topic config takes its default, if the broker sets it. */
export interface BrokerSynonym {
  readonly name: string
  /** What one unit of the broker's config is in the topic's: hours are 3,600,000 ms. 1 if absent. */
  readonly factor?: number
}

/** What the keys of later releases are about. */
export type LaterPart = 'share groups' | 'the Kafka protocol'

/** What a key says of itself. Of `refused`, `belongsTo` and `noEquivalent` at most one is there; a key with none of them works. */
export interface KeyOptions {
  /** As text, as it is shown; null for none. */
  readonly default: string | null
  /** In our own words, for people who ask what a key does. */
  readonly documentation: string
  /** Of a topic's key: the broker's that set its default. The first one that is set counts. */
  readonly brokerSynonyms?: readonly BrokerSynonym[]
  /** Of a broker's key; `read-only` if absent. */
  readonly update?: UpdateMode
  /** It is never going to work: the reason. Setting its default is fine. */
  readonly refused?: string
  /** It works once this part is there. Setting its default is fine. */
  readonly belongsTo?: LaterPart
  /** There is nothing here that it could move: the reason. Setting its default is fine. */
  readonly noEquivalent?: string
  /** Not for users: left out of listings unless it is set. */
  readonly internal?: boolean
  /** A key of Millrace's own, that Kafka does not have. */
  readonly ours?: boolean
}

/** What becomes of a key of Kafka's here. */
export type KeyClass = 'works' | 'refused' | 'belongs to a later part' | 'no equivalent'

/** One config key: how its text is read, and all that is said about it. `Value` is the type of what was read. */
export interface ConfigKey<Value = unknown> extends KeyOptions {
  readonly type: ConfigType
  readonly brokerSynonyms: readonly BrokerSynonym[]
  readonly update: UpdateMode
  readonly internal: boolean
  readonly ours: boolean
  /** It is a secret: never shown, not in a log either. */
  readonly sensitive: boolean
  readonly class: KeyClass
  /** Why no value but the default is taken; undefined if the key works. */
  readonly onlyDefault: string | undefined
  /** The values it takes, as Kafka writes bounds. */
  readonly bounds: string
  /** The values it takes, for people: ends the sentence "must be ...". */
  readonly expected: string
  /** The value; undefined if the text is none of those that the key takes. */
  parse(text: string): Parsed<Value> | undefined
}

export interface Parsed<Value> {
  readonly value: Value
}

/** How one kind of key reads its texts. */
export interface KeyKind<Value> {
  readonly type: ConfigType
  readonly bounds: string
  readonly expected: string
  parse(text: string): Parsed<Value> | undefined
}

/** What a key without a default adds to its values. */
export type NullOf<Options extends KeyOptions> = Options['default'] extends string ? never : null

/** A key of the kind, with what `options` say of it. */
export function makeKey<Value>(options: KeyOptions, kind: KeyKind<Value>): ConfigKey<Value> {
  return {
    brokerSynonyms: [],
    update: 'read-only',
    internal: false,
    ours: false,
    sensitive: kind.type === 'PASSWORD',
    ...options,
    ...kind,
    class: classOf(options),
    onlyDefault: whyOnlyDefault(options),
  }
}

function classOf({ refused, belongsTo, noEquivalent }: KeyOptions): KeyClass {
  if (refused !== undefined) return 'refused'
  if (belongsTo !== undefined) return 'belongs to a later part'
  return noEquivalent === undefined ? 'works' : 'no equivalent'
}

function whyOnlyDefault({ refused, belongsTo, noEquivalent }: KeyOptions): string | undefined {
  if (belongsTo === undefined) return refused ?? noEquivalent
  return `it belongs to ${belongsTo}, which this release does not have yet`
}
