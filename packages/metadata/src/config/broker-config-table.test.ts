import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brokerConfigNames, brokerConfigTable } from './broker-config-table.ts'
import { brokerSynonymsOf } from './broker-config.ts'
import { keyOf, problemWith } from './check-configs.ts'
import type { ConfigKey } from './config-key.ts'

/** What Apache Kafka 4.1.0 itself says of its broker configs; written by tests/interop/broker-configs-kafka.mjs. */
interface GoldenKey {
  readonly name: string
  readonly type: string
  readonly default: string | null
  /** What its validator says of itself; empty if there is none, or if it says nothing that can be read. */
  readonly bounds: string
  readonly update: string
  readonly internal: boolean
  readonly sensitive: boolean
  readonly synonyms: readonly string[]
  /** A digit for each text: 1 if the key takes it. */
  readonly takes: string
}

const golden = JSON.parse(readFileSync(new URL('../../golden/broker-configs.json', import.meta.url), 'utf8')) as {
  readonly texts: readonly string[]
  readonly keys: readonly GoldenKey[]
}

interface Deviation {
  readonly default?: string | null
  readonly bounds?: string
  readonly update?: string
  /** Texts that Kafka takes and we don't. */
  readonly refuses?: readonly string[]
  /** Texts that we take and Kafka does not. */
  readonly takes?: readonly string[]
  readonly because: string
}

/** Where we are not Kafka on purpose: each with its reason. Anything else is a mistake. */
const deviations: Readonly<Record<string, Deviation>> = {
  'broker.heartbeat.interval.ms': {
    default: '500',
    because: 'A broker that is silent is fenced within 2 s, not 9.',
  },
  'broker.session.timeout.ms': {
    default: '2000',
    because: 'A broker that is silent is fenced within 2 s, not 9.',
  },
  'default.replication.factor': {
    bounds: '[1,...,32767]',
    refuses: [
      '-1',
      '0',
      '-2',
      '-3',
      '65535',
      '65536',
      '1048575',
      '1048576',
      '2147483647',
      '-2147483648',
      '-131072',
      '-131073',
      '32768',
    ],
    because: 'Kafka checks nothing here and refuses each topic that follows it.',
  },
  listeners: {
    default: null,
    update: 'read-only',
    because:
      'The default is listener.host and listener.port, on this machine only; listeners stay what they are for the whole life of a broker.',
  },
  'log.cleanup.policy': {
    refuses: ['', ' '],
    because: 'A topic with no policy keeps everything and says so nowhere: log.retention.ms=-1 does.',
  },
  'log.dir': {
    default: 'millrace-data',
    refuses: ['', ' '],
    because: 'A folder for temporary files is no place for data; and no name is no folder.',
  },
  'follower.replication.throttled.rate': {
    update: 'cluster-wide',
    because: 'Kafka takes it only while brokers run, and then for each of them.',
  },
  'leader.replication.throttled.rate': {
    update: 'cluster-wide',
    because: 'Kafka takes it only while brokers run, and then for each of them.',
  },
  'message.max.bytes': {
    bounds: '[0,...,16777216]',
    refuses: ['2147483647'],
    because: 'No message of this broker is larger.',
  },
  'replica.alter.log.dirs.io.max.bytes.per.second': {
    update: 'cluster-wide',
    because: 'Kafka takes it only while brokers run, and then for each of them.',
  },
  'node.id': { default: '1', because: 'A broker for development starts without any configuration.' },
  'num.partitions': {
    bounds: '[1,...,10000]',
    refuses: ['65535', '65536', '1048575', '1048576', '2147483647', '32767', '32768'],
    because: 'Topics have no more partitions here.',
  },
}

function tableKey(name: string): ConfigKey {
  const key = keyOf(brokerConfigTable, name)
  if (key === undefined) throw new Error(`there is no key ${name}`)
  return key
}

it('has exactly the keys of Kafka 4.1, and our own', () => {
  const kafkas = brokerConfigNames.filter((name) => !tableKey(name).ours)
  expect(kafkas).toEqual(golden.keys.map(({ name }) => name))
  expect(kafkas).toHaveLength(339)
})

it('deviates only in keys that Kafka has, for a reason', () => {
  const names = golden.keys.map(({ name }) => name)
  expect(Object.keys(deviations).filter((name) => !names.includes(name))).toEqual([])
  for (const { because } of Object.values(deviations)) expect(because).toMatch(/^[A-Z].{15,}\.$/)
})

describe.each(golden.keys)('$name', (expected) => {
  const { name } = expected
  const key = tableKey(name)
  const deviation = deviations[name]

  it('has the type, default, bounds, synonyms and way to be altered of Kafka', () => {
    const isNumber = ['INT', 'LONG', 'SHORT', 'DOUBLE'].includes(key.type)
    const { type, update, internal, sensitive } = key
    expect({
      type,
      update,
      internal,
      sensitive,
      default: key.default,
      bounds: isNumber ? key.bounds : expected.bounds,
      synonyms: brokerSynonymsOf(name),
    }).toEqual({
      type: expected.type,
      update: deviation?.update ?? expected.update,
      internal: expected.internal,
      sensitive: expected.sensitive,
      default: deviation?.default === undefined ? expected.default : deviation.default,
      bounds: deviation?.bounds ?? expected.bounds,
      synonyms: expected.synonyms,
    })
  })

  it('takes the texts that Kafka takes, and refuses the others', () => {
    // Kafka takes the name of a class if Java finds one: none of these. A schema can't know.
    const isTaken = (text: string, index: number): boolean =>
      key.type === 'CLASS' ? text.trim() !== '' : expected.takes[index] === '1'
    const kafkaTakes = golden.texts.filter(isTaken)
    const weTake = golden.texts.filter((text) => key.parse(text) !== undefined)
    expect(kafkaTakes.filter((text) => !weTake.includes(text))).toEqual(deviation?.refuses ?? [])
    expect(weTake.filter((text) => !kafkaTakes.includes(text))).toEqual(deviation?.takes ?? [])
  })

  it('names itself, what was given, and what it must be, where a text is refused', () => {
    for (const text of golden.texts.filter((each) => key.parse(each) === undefined)) {
      const shown = key.sensitive ? '[hidden]' : text
      expect(problemWith(brokerConfigTable, name, text)).toBe(`${name} is '${shown}' but must be ${key.expected}`)
    }
  })

  it('has a default that it takes, says what it does, and is of one class', () => {
    if (key.default !== null) expect(key.parse(key.default)).toHaveProperty('value')
    expect(key.documentation).toMatch(/^[A-Z].{10,}\.$/)
    const classes = [key.refused, key.belongsTo, key.noEquivalent].filter((each) => each !== undefined)
    expect(classes.length).toBeLessThanOrEqual(1)
  })
})

it('refuses for good only what has to do with security, quotas and tiered storage', () => {
  const refused = brokerConfigNames.filter((name) => tableKey(name).class === 'refused')
  const about =
    /^(ssl|sasl|security|delegation\.token|remote|log\.local|quota|.*\.quota|client\.quota|(leader|follower)\.replication\.throttled)\.|^(authorizer|principal\.builder)\.|^connections\.max\.reauth|^connection\.failed\.authentication|^listener\.security|^early\.start|^replica\.alter\.log\.dirs\.io/
  expect(refused.filter((name) => !about.test(name))).toEqual([])
})
