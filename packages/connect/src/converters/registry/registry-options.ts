import { SchemaRegistry } from '@millrace/schemas/serde'
import { configError } from '../../data/errors.ts'
import { configSchema } from '../../config/config-schema.ts'
import { type ConfigOf, option } from '../../config/option.ts'
import { atLeast, understoodBy } from '../../config/validators.ts'
import { converterOptions, type ConverterUse } from '../converter.ts'

const strategies = ['TopicNameStrategy', 'RecordNameStrategy', 'TopicRecordNameStrategy'] as const
const strategyPackage = 'io.confluent.kafka.serializers.subject.'
const strategyNames = strategies.flatMap((name) => [`${strategyPackage}${name}`, name])

const strategy = (what: string) =>
  option.oneOf(strategyNames, {
    default: `${strategyPackage}TopicNameStrategy`,
    importance: 'MEDIUM',
    doc: `What the subject of ${what} is called: the topic and \`-${what === 'keys' ? 'key' : 'value'}\`, the name of the record, or the topic, \`-\` and that name.`,
  })

/** The options of all converters whose schemas are in a registry. */
export const registryOptions = {
  ...converterOptions,
  'schema.registry.url': option.string({
    importance: 'HIGH',
    doc: 'Where the schema registry is, such as `http://127.0.0.1:8081`: the one of the worker, or any with the same API.',
    validate: understoodBy('an address with http or https', registryUrl),
  }),
  'basic.auth.user.info': option.password({
    default: null,
    importance: 'MEDIUM',
    doc: 'What the registry lets in by, as `user:password`, with `basic.auth.credentials.source=USER_INFO`.',
  }),
  'basic.auth.credentials.source': option.oneOf(['URL', 'USER_INFO'], {
    default: 'URL',
    importance: 'MEDIUM',
    doc: 'Where it stands by what the registry lets in: with `URL` in front of the host of `schema.registry.url`, with `USER_INFO` in `basic.auth.user.info`.',
  }),
  'auto.register.schemas': option.boolean({
    default: true,
    importance: 'MEDIUM',
    doc: 'Whether schemas are registered that the subject does not have. Otherwise records with these fail.',
  }),
  'use.latest.version': option.boolean({
    default: false,
    importance: 'LOW',
    doc: 'Whether values are written with the last version of the subject, as it is when the task first writes to it. `auto.register.schemas` has to be off for that.',
  }),
  'key.subject.name.strategy': strategy('keys'),
  'value.subject.name.strategy': strategy('values'),
  'schemas.cache.config': option.int({
    default: 1000,
    importance: 'LOW',
    doc: 'How many schemas are remembered.',
    validate: atLeast(1),
  }),
  'ignore.default.for.nullables': option.boolean({
    default: false,
    importance: 'LOW',
    doc: 'Whether null stays null where the schema has a default and is optional.',
  }),
}

/** What all of these converters are told. */
export type RegistryConfig = ConfigOf<typeof registryOptions>

/** All options of a converter that has none besides. */
export const plainRegistryConfig = configSchema(registryOptions)

/** Throws an Error that says what is wrong. */
function registryUrl(text: string): URL {
  if (!/^https?:\/\/./i.test(text) || !URL.canParse(text)) {
    throw new Error('It is one address, such as http://127.0.0.1:8081')
  }
  return new URL(text)
}

/** The client for the registry that a converter names. Throws INVALID_CONFIG for options that don't fit together. */
export function registryClient(config: RegistryConfig): SchemaRegistry {
  if (config['use.latest.version'] && config['auto.register.schemas']) {
    throw configError(
      'use.latest.version',
      'use.latest.version writes with what the registry has, and auto.register.schemas registers others: switch one of them off',
    )
  }
  const url = registryUrl(config['schema.registry.url'])
  const userInfo = config['basic.auth.user.info']?.reveal()
  const source = config['basic.auth.credentials.source']
  if ((source === 'USER_INFO') !== (userInfo !== undefined)) {
    throw configError(
      'basic.auth.credentials.source',
      'basic.auth.user.info and basic.auth.credentials.source=USER_INFO go together: give both, or neither',
    )
  }
  const inUrl =
    url.username === '' ? undefined : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const credentials = userInfo ?? inUrl
  // Errors name the address.
  url.username = ''
  url.password = ''
  const headers: Record<string, string> =
    credentials === undefined ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }
  return new SchemaRegistry({ url: url.href, headers })
}

/** What the subjects of a converter are called. */
export function subjectNames(
  config: RegistryConfig,
  use: ConverterUse,
): (topic: string, record: string | undefined) => string {
  const isKey = use === 'key'
  const chosen = (isKey ? config['key.subject.name.strategy'] : config['value.subject.name.strategy']).replace(
    strategyPackage,
    '',
  )
  if (chosen === 'TopicNameStrategy') return (topic) => `${topic}-${isKey ? 'key' : 'value'}`
  return (topic, record) => {
    if (record === undefined) {
      throw configError(
        `${isKey ? 'key' : 'value'}.subject.name.strategy`,
        `${chosen} calls subjects by the names of records, and what goes to ${topic} has none`,
      )
    }
    return chosen === 'RecordNameStrategy' ? record : `${topic}-${record}`
  }
}
