import {
  between,
  type ConfigOf,
  configError,
  configSchema,
  eachEntry,
  nonEmptyList,
  nonEmptyString,
  noDuplicates,
  option,
} from '@millrace/connect'
import { type BrokerAddress, parseServerUri } from './server-uri.ts'
import { matchesFilter, wrongFilter } from './topic-filter.ts'

const neverSeconds = 0xffff_ffff

/** The options of the source: those of Confluent's MQTT source, where it has them. */
export const config = configSchema({
  'mqtt.server.uri': option.string({
    importance: 'HIGH',
    doc: 'The MQTT broker: tcp://HOST:PORT, or ssl://HOST:PORT with TLS (mqtt:// and mqtts:// are the same).',
  }),
  'mqtt.topics': option.list({
    importance: 'HIGH',
    doc: 'The filters of the MQTT topics to read, with + and #.',
    validate: [nonEmptyList, noDuplicates, eachEntry('filters of MQTT', wrongFilter)],
  }),
  'kafka.topic': option.string({
    default: 'mqtt',
    importance: 'HIGH',
    doc: 'The topic that messages go to which kafka.topic.mapping has no place for.',
    validate: nonEmptyString,
  }),
  'kafka.topic.mapping': option.list({
    default: [],
    importance: 'MEDIUM',
    doc: 'Topics by filters, FILTER=TOPIC each: a message goes to the topic of the first filter that its MQTT topic matches.',
    validate: eachEntry('FILTER=TOPIC', wrongMapping),
  }),
  'mqtt.qos': option.int({
    default: 1,
    importance: 'MEDIUM',
    doc: 'The quality of service: with 1 the broker keeps each message until it is stored, with 0 what it sends while nobody reads is lost.',
    validate: between(0, 1),
  }),
  'mqtt.username': option.string({ default: null, importance: 'HIGH', doc: 'Who reads.' }),
  'mqtt.password': option.password({ default: null, importance: 'HIGH', doc: 'The password of that user.' }),
  'mqtt.client.id': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'By which the broker knows the session, and what was not read yet. By default millrace- and the name of the connector.',
    validate: nonEmptyString,
  }),
  'mqtt.clean.session.enabled': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether the session begins anew with each connection: what comes while there is none is lost then.',
  }),
  'mqtt.session.expiry.seconds': option.long({
    default: neverSeconds,
    importance: 'LOW',
    doc: 'How long the broker keeps the session, and what comes for it, while nobody is connected. The greatest is for ever. With MQTT 3.1.1 the broker decides.',
    validate: between(1, neverSeconds),
  }),
  'mqtt.protocol.version': option.oneOf(['5', '3.1.1'], {
    default: '5',
    importance: 'LOW',
    doc: 'The version of MQTT to speak.',
  }),
  'mqtt.receive.maximum': option.int({
    default: 2000,
    importance: 'LOW',
    doc: 'How many messages may be on their way at once, received and not stored. With MQTT 3.1.1 the broker has a limit of its own, often 20.',
    validate: between(1, 10_000),
  }),
  'mqtt.keepalive.interval.seconds': option.int({
    default: 60,
    importance: 'LOW',
    doc: 'After how much silence the broker is asked whether it is there.',
    validate: between(1, 65_535),
  }),
  'mqtt.connect.timeout.seconds': option.int({
    default: 30,
    importance: 'LOW',
    doc: 'How long connecting may take.',
    validate: between(1, 600),
  }),
  'mqtt.ssl.ca.file': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'A file in PEM with the certificates to trust. By default those that Node.js trusts.',
  }),
  'mqtt.ssl.cert.file': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'A file in PEM with the certificate to show to the broker.',
  }),
  'mqtt.ssl.key.file': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'A file in PEM with the key of that certificate.',
  }),
})

/** The options, as texts were parsed to them. */
export type SourceConfig = ConfigOf<typeof config.shape>

function parts(mapping: string): readonly [filter: string, topic: string] {
  const at = mapping.lastIndexOf('=')
  return [mapping.slice(0, Math.max(at, 0)).trim(), mapping.slice(at + 1).trim()]
}

function wrongMapping(mapping: string): string | undefined {
  const [filter, topic] = parts(mapping)
  if (topic === '') return 'An entry has no topic'
  const wrong = wrongFilter(filter)
  return wrong === undefined ? undefined : `The filter of an entry is none: ${wrong}`
}

/** What a config says, as the source wants it. */
export interface SourceSettings {
  readonly address: BrokerAddress
  readonly filters: readonly string[]
  readonly qos: 0 | 1
  readonly clientId: string
  readonly username: string | undefined
  /** Gives the password; undefined if there is none. */
  readonly password: (() => string) | undefined
  readonly clean: boolean
  readonly expirySeconds: number
  readonly protocolVersion: 4 | 5
  readonly receiveMaximum: number
  readonly keepaliveMs: number
  readonly connectTimeoutMs: number
  /** Files in PEM. */
  readonly tls: { readonly ca: string | null; readonly cert: string | null; readonly key: string | null }
  /** The topic for messages of a topic of MQTT. */
  readonly topicOf: (topic: string) => string
}

/** What `given` says for a connector of that name; throws INVALID_CONFIG if its options don't fit together. */
export function settingsOf(given: SourceConfig, connector: string): SourceSettings {
  const { 'mqtt.password': password, 'mqtt.username': username } = given
  if (password !== null && username === null) {
    throw configError('mqtt.username', 'mqtt.password needs mqtt.username: MQTT has no password without a user')
  }
  const { 'mqtt.ssl.cert.file': cert, 'mqtt.ssl.key.file': key } = given
  if ((cert === null) !== (key === null)) {
    throw configError('mqtt.ssl.key.file', 'mqtt.ssl.cert.file and mqtt.ssl.key.file go together: give both, or none')
  }
  const mappings = given['kafka.topic.mapping'].map(parts)
  return {
    address: parseServerUri(given['mqtt.server.uri']),
    filters: given['mqtt.topics'],
    qos: given['mqtt.qos'] === 0 ? 0 : 1,
    clientId: given['mqtt.client.id'] ?? `millrace-${connector}`,
    username: username ?? undefined,
    password: password === null ? undefined : () => password.reveal(),
    clean: given['mqtt.clean.session.enabled'],
    expirySeconds: given['mqtt.session.expiry.seconds'],
    protocolVersion: given['mqtt.protocol.version'] === '5' ? 5 : 4,
    receiveMaximum: given['mqtt.receive.maximum'],
    keepaliveMs: given['mqtt.keepalive.interval.seconds'] * 1000,
    connectTimeoutMs: given['mqtt.connect.timeout.seconds'] * 1000,
    tls: { ca: given['mqtt.ssl.ca.file'], cert, key },
    topicOf: (topic) => mappings.find(([filter]) => matchesFilter(filter, topic))?.[1] ?? given['kafka.topic'],
  }
}
