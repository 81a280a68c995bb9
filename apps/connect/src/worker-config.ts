import {
  atLeast,
  between,
  type ConfigOf,
  configSchema,
  nonEmptyList,
  nonEmptyString,
  option,
  overridePolicies,
  understoodBy,
} from '@millrace/connect'
import { compatibilityLevels } from '@millrace/schemas'
import { registryAddress } from './registry-address.ts'

/** The keys of a worker: what its configuration, its documentation and its errors are made from. */
export const workerConfig = configSchema({
  'bootstrap.servers': option.list({
    default: ['127.0.0.1:9094'],
    importance: 'HIGH',
    doc: 'Some brokers of the cluster, `host:port` each: where clients of Millrace connect, not those of the Kafka protocol.',
    validate: nonEmptyList,
  }),
  plugins: option.list({
    default: [],
    importance: 'HIGH',
    doc: 'The installed npm packages whose connectors, transforms, predicates and converters can be used, such as `@millrace/connector-file`.',
  }),
  'connector.files': option.list({
    default: [],
    importance: 'MEDIUM',
    doc: 'Files of JSON, one connector each, as `POST /connectors` takes it. One that is there already is given the config of its file, and stays paused or stopped if it was.',
  }),
  'connector.isolation': option.oneOf(['process', 'none'], {
    default: 'process',
    importance: 'MEDIUM',
    doc: 'Where connectors run: each in a process of its own, which alone it can take down, or all in the process of the worker.',
  }),
  'connector.memory.max.mb': option.int({
    default: 512,
    importance: 'LOW',
    doc: 'What the heap of such a process may have, in MiB. All of the process may have twice as much and 256 MiB.',
    validate: atLeast(32),
  }),
  'connector.silent.max.ms': option.int({
    default: 30_000,
    importance: 'LOW',
    doc: 'How long a connector may keep its process from saying that it is alive, in milliseconds; then that is killed.',
    validate: atLeast(1000),
  }),
  'connector.client.config.override.policy': option.oneOf(overridePolicies, {
    default: 'All',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'What configs of connectors may say of the clients of their tasks, as `producer.override.*` and `consumer.override.*`: anything that these have, or nothing. `Principal` is for who the clients are, which they do not say, so that is nothing either.',
  }),
  'listener.host': option.string({
    default: '127.0.0.1',
    importance: 'MEDIUM',
    doc: 'The address that the REST API listens on.',
    validate: nonEmptyString,
  }),
  'listener.port': option.int({
    default: 8083,
    importance: 'MEDIUM',
    doc: 'Its port; 0 for any that is free.',
    validate: between(0, 65_535),
  }),
  'listener.insecure': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether it may listen where other machines can ask. It has no passwords: whoever can ask may run connectors, and read what their configs hold.',
  }),
  'http.host': option.string({
    default: '127.0.0.1',
    importance: 'LOW',
    doc: 'The address that health and metrics are served on, if `http.port` is given. Anything but this machine itself needs listener.insecure=true.',
    validate: nonEmptyString,
  }),
  'http.port': option.int({
    default: null,
    importance: 'LOW',
    doc: 'The port of /livez, /readyz and /metrics; 0 takes any free one. Without, nothing is measured.',
  }),
  'config.storage.topic': option.string({
    default: 'connect-configs',
    importance: 'MEDIUM',
    doc: 'The topic that connectors are kept in. It is made, compacted, if there is none.',
    validate: nonEmptyString,
  }),
  'offset.storage.topic': option.string({
    default: 'connect-offsets',
    importance: 'MEDIUM',
    doc: 'The topic that it is kept in where sources are. It is made, compacted, if there is none.',
    validate: nonEmptyString,
  }),
  'group.id': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'The group whose workers share connectors and their tasks, and go on with those of workers that are gone. Without it the worker is alone.',
    validate: nonEmptyString,
  }),
  'status.storage.topic': option.string({
    default: 'connect-status',
    importance: 'LOW',
    doc: 'The topic in which workers of a group tell each other what connectors and tasks do. It is made, compacted, if there is none.',
    validate: nonEmptyString,
  }),
  'exactly.once.source.support': option.oneOf(['disabled', 'preparing', 'enabled'], {
    default: 'disabled',
    ignoreCase: true,
    importance: 'HIGH',
    doc: 'With `enabled`, records of sources are stored in one transaction with where they came from: each is there exactly once. All workers of a group need `preparing` before one has `enabled`.',
  }),
  'rest.advertised.host.name': option.string({
    default: null,
    importance: 'LOW',
    doc: 'The host by which other workers of the group reach this one. By default `listener.host`.',
    validate: nonEmptyString,
  }),
  'rest.advertised.port': option.int({
    default: null,
    importance: 'LOW',
    doc: 'The port by which other workers of the group reach this one. By default the one that it listens on.',
  }),
  'scheduled.rebalance.max.delay.ms': option.int({
    default: 300_000,
    importance: 'LOW',
    doc: 'How long what a worker had that is gone waits for it, in milliseconds, before others of the group take it over.',
    validate: between(0, 2_147_483_647),
  }),
  'session.timeout.ms': option.int({
    default: 10_000,
    importance: 'LOW',
    doc: 'A worker of a group that is not heard for so long, in milliseconds, is gone.',
    validate: between(1_000, 1_800_000),
  }),
  'schema.registry.listener': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: "Where a schema registry listens that the worker runs, with Confluent's REST API, such as `127.0.0.1:8081`; port 0 for any that is free. Without it there is none. Other machines can ask only with `listener.insecure`.",
    validate: understoodBy('host:port', registryAddress),
  }),
  'schema.registry.topic': option.string({
    default: '_schemas',
    importance: 'LOW',
    doc: 'The topic that its schemas are kept in, which registries of several workers share. It is made, compacted, if there is none.',
    validate: nonEmptyString,
  }),
  'schema.registry.compatibility.level': option.oneOf(compatibilityLevels, {
    default: 'BACKWARD',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'What versions of its subjects have to be, until a level is set for one or all of them.',
  }),
  'config.providers.env.param.allowlist.pattern': option.string({
    default: null,
    importance: 'LOW',
    doc: `A regular expression for whole names: configs may refer to these variables of the worker's environment, as \`\${env:NAME}\`. Without it to none.`,
    validate: understoodBy('a regular expression', (pattern) => new RegExp(pattern)),
  }),
  'config.providers.file.param.allowed.paths': option.list({
    default: [],
    importance: 'LOW',
    doc: `Folders: configs may refer to files of properties in them and below, as \`\${file:PATH:KEY}\`. Without it to none.`,
  }),
})

/** What a worker is started with. */
export type WorkerConfig = ConfigOf<typeof workerConfig.shape>
