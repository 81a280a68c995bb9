import { uuidFromText } from '@millrace/base'

/** How one key's value is read. `value` is a text (a command line) or what YAML made of it. */
export interface BrokerKey<Value> {
  readonly default: Value
  /** What it takes, for people: ends the sentence "must be ...". */
  readonly expected: string
  /** In our own words, for people who ask what a key does. */
  readonly documentation: string
  /** Undefined if it is none. */
  read(value: unknown): Value | undefined
}

interface Described<Value> {
  readonly default: Value
  readonly documentation: string
}

const integerForm = /^[+-]?\d{1,16}$/

/** An integer from `least` to `greatest`. */
function integer<Value = number>(
  options: Described<Value> & { least: number; greatest: number },
): BrokerKey<number | Value> {
  const { least, greatest } = options
  return {
    ...options,
    expected: `an integer from ${least} to ${greatest}`,
    read: (value) => {
      const number = typeof value === 'string' && integerForm.test(value.trim()) ? Number(value) : value
      return typeof number === 'number' && Number.isSafeInteger(number) && number >= least && number <= greatest
        ? number
        : undefined
    },
  }
}

function flag(options: Described<boolean>): BrokerKey<boolean> {
  return {
    ...options,
    expected: 'true or false',
    read: (value) => {
      const text = String(value).trim().toLowerCase()
      return text === 'true' ? true : text === 'false' ? false : undefined
    },
  }
}

function choice<const Choice extends string>(
  choices: readonly Choice[],
  options: Described<Choice>,
): BrokerKey<Choice> {
  return { ...options, expected: choices.join(' or '), read: (value) => choices.find((each) => each === value) }
}

/** A text that `form` fits. */
function text<Value = string>(expected: string, form: RegExp, options: Described<Value>): BrokerKey<string | Value> {
  return { ...options, expected, read: (value) => (typeof value === 'string' && form.test(value) ? value : undefined) }
}

function uuid(options: Described<undefined>): BrokerKey<string | undefined> {
  return {
    ...options,
    expected: 'a UUID as Kafka prints it: 22 characters of URL-safe base64',
    read: (value) => (typeof value === 'string' && uuidFromText(value) !== undefined ? value : undefined),
  }
}

const hostForm = /^[A-Za-z0-9.:_-]{1,253}$/
const hour = 3_600_000

/**
 * The broker's own keys, spelled as Kafka spells them where Kafka has them. The keys that set defaults for topics
 * (`log.retention.ms`, `message.max.bytes`, ...) are those of the metadata package.
 */
export const brokerKeys = {
  'node.id': integer({
    default: 1,
    least: 0,
    greatest: 0x7fffffff,
    documentation: "This broker's number, unique in its cluster and the same for its life.",
  }),
  'cluster.id': uuid({
    default: undefined,
    documentation:
      'The cluster that the data must belong to. Without, an empty folder gets a new id and a used one keeps its own.',
  }),
  'listener.host': text('a host name or an IP address', hostForm, {
    default: '127.0.0.1',
    documentation: 'Where to listen. Anything but this machine itself needs listener.insecure=true.',
  }),
  'listener.port': integer({
    default: 9094,
    least: 0,
    greatest: 65_535,
    documentation: 'The port to listen on; 0 takes any free one.',
  }),
  'listener.insecure': flag({
    default: false,
    documentation: 'Whether to listen beyond this machine although there is no authentication yet.',
  }),
  'advertised.host': text<string | undefined>('a host name or an IP address', hostForm, {
    default: undefined,
    documentation: 'The host that clients are told to connect to, if it is not the one listened on.',
  }),
  'advertised.port': integer<undefined>({
    default: undefined,
    least: 1,
    greatest: 65_535,
    documentation: 'The port that clients are told to connect to, if it is not the one listened on.',
  }),
  'log.dir': text('the path of a folder', /\S/, {
    default: 'millrace-data',
    documentation: 'The folder that holds all data. Made if it is not there.',
  }),
  'log.dir.size.bytes.max': integer<undefined>({
    default: undefined,
    least: 1024 * 1024,
    greatest: Number.MAX_SAFE_INTEGER,
    documentation:
      'How large all logs together may grow before the oldest segments go. Without, only retention removes any.',
  }),
  flush: choice(['fsync', 'os'], {
    default: 'fsync',
    documentation:
      'fsync: what is acknowledged is on disk. os: it is with the operating system, and lost if the machine fails.',
  }),
  'num.partitions': integer({
    default: 1,
    least: 1,
    greatest: 10_000,
    documentation: 'Partitions of a topic that is created without saying how many.',
  }),
  'default.replication.factor': integer({
    default: 1,
    least: 1,
    greatest: 0x7fff,
    documentation: 'Replicas of a topic that is created without saying how many.',
  }),
  'log.retention.check.interval.ms': integer({
    default: hour / 12,
    least: 1,
    greatest: 24 * hour,
    documentation: 'How often old segments are looked for.',
  }),
  'producer.id.expiration.ms': integer({
    default: 24 * hour,
    least: 1,
    greatest: 0x7fffffff,
    documentation: 'How long the sequence numbers of a silent producer are remembered.',
  }),
} as const satisfies Readonly<Record<string, BrokerKey<unknown>>>

export type BrokerKeyName = keyof typeof brokerKeys
export type BrokerKeyValue<Name extends BrokerKeyName> =
  (typeof brokerKeys)[Name] extends BrokerKey<infer Value> ? Value : never
