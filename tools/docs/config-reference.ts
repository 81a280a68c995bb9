import {
  brokerConfigNames,
  brokerConfigTable,
  brokerConfigThemes,
  type ConfigKey,
  groupConfigTable,
  keyOf,
  topicConfigTable,
} from '@millrace/metadata'
import { generatedNote, markdownTable } from './markdown.ts'

const kafkasCount =
  Object.values<ConfigKey>(topicConfigTable).length + brokerConfigNames.filter((name) => !isOurs(name)).length

function isOurs(name: string): boolean {
  return keyOf(brokerConfigTable, name)?.ours === true
}

const sourceRows = [
  ['`DYNAMIC_TOPIC_CONFIG`', 'the topic itself, when it was created or altered'],
  ['`DYNAMIC_GROUP_CONFIG`', 'the group itself: `millrace config alter group billing`'],
  ['`DYNAMIC_BROKER_CONFIG`', 'altered for one broker: `millrace config alter broker 1`'],
  ['`DYNAMIC_DEFAULT_BROKER_CONFIG`', 'altered for all brokers: `millrace config alter broker`'],
  ['`STATIC_BROKER_CONFIG`', "the broker's flags, environment or file"],
  ['`DEFAULT_CONFIG`', 'nobody'],
]

/** docs/configuration.md: the keys of brokers, topics and groups, from the tables that they are checked by. */
export function configReference(): string {
  return `# Configuration

${generatedNote}Keys are spelled as in Apache Kafka where Kafka has them: all ${kafkasCount} of Kafka 4.1's are known, with Kafka's types, defaults and bounds. An
unknown key is an error, and so is a value that is not kept to: nothing is ignored.

## What a broker is started with

A broker takes its keys from a YAML file, from the environment, which wins over the file, and from flags, which win over both:

\`\`\`sh
cat > broker.yaml << 'END'
node.id: 1
log.dir: /var/lib/millrace
listener:
  port: 9094 # nested or with dots: the same
log.retention.hours: 72
END
\`\`\`

\`\`\`sh by-hand
MILLRACE_LOG_RETENTION_HOURS=48 millrace-broker --config broker.yaml --set listener.port=9095
\`\`\`

\`--effective\` ends at once and prints every key with its value, its source and where it was given; \`--format json\` or \`yaml\` for scripts:

\`\`\`sh
MILLRACE_LOG_RETENTION_HOURS=48 npx millrace-broker --config broker.yaml --set listener.port=9095 --effective \\
  | grep -E '^(KEY|listener.port|log.dir|log.retention.hours|num.partitions) ' | tr -s ' '
\`\`\`

\`\`\`text
KEY VALUE SOURCE GIVEN BY
listener.port 9095 STATIC_BROKER_CONFIG --set
log.dir /var/lib/millrace STATIC_BROKER_CONFIG broker.yaml:2
log.retention.hours 48 STATIC_BROKER_CONFIG MILLRACE_LOG_RETENTION_HOURS
num.partitions 1 DEFAULT_CONFIG
\`\`\`

- The variable of a key is MILLRACE_ and the key in capitals, with \`_\` for each dot: \`log.retention.ms\` is MILLRACE_LOG_RETENTION_MS.
- A variable without a text sets nothing.
- A MILLRACE_ variable that looks like a key but is none is an error, so that no typing error goes unseen. One that looks like none is
  passed over with a warning: Kubernetes gives every container MILLRACE_SERVICE_HOST if there is a service of that name.
- A key that the broker refuses is named with its value, what it must be, and where it was given.

## What is altered while a broker runs

\`millrace config\` describes and alters what topics, brokers and groups have now. What was altered is kept in the metadata of the cluster and counts
at once, and after a restart.

\`\`\`sh
npx millrace topic create orders
npx millrace config alter topic orders --set retention.ms=3600000 --set segment.bytes=67108864
npx millrace config describe topic orders --key retention.ms --synonyms
\`\`\`

\`\`\`sh
npx millrace config alter broker --set log.retention.ms=86400000
npx millrace config describe broker
npx millrace config alter broker --delete log.retention.ms
\`\`\`

\`\`\`sh
npx millrace config alter group billing --set consumer.session.timeout.ms=50000
npx millrace config describe group billing
\`\`\`

In TypeScript:

\`\`\`ts
import { connect } from '@millrace/client'

await using client = await connect({ brokers: ['127.0.0.1:9094'] })
const admin = client.admin()
await admin.createTopic('invoices')
const invoices = { type: 'topic', name: 'invoices' } as const
await admin.alterConfigs(invoices, { set: { 'retention.ms': 3_600_000 } })
for (const { name, value, source } of await admin.describeConfigs(invoices, { keys: ['retention.ms', 'segment.ms'] })) {
  console.log(name, value, source)
}
\`\`\`

\`\`\`text
retention.ms 3600000 DYNAMIC_TOPIC_CONFIG
segment.ms 604800000 DEFAULT_CONFIG
\`\`\`

Of all that is set for a key, the first of these counts, as in Kafka:

${markdownTable(['source', 'what it is'], sourceRows)}
Topics can have any of their keys altered. Of a broker's keys those can be whose *altered* column below says so: \`cluster-wide\` for one
broker or for all, \`per-broker\` for one only. The others are refused by name: they are read when a broker starts.

Keys that contradict each other are refused, such as a \`min.compaction.lag.ms\` above \`max.compaction.lag.ms\`. What is allowed but hardly
meant, such as a \`retention.bytes\` below \`segment.bytes\`, is accepted with a warning, in the answer and in the broker's log.

## Topics

Given with \`millrace topic create --config key=value\` or \`createTopic(..., { configs })\`. A topic that does not set a key follows the
broker, which can set it for all its topics by the name in the last column, and else has the default.

${markdownTable(['key', 'type', 'default', 'values', 'meaning', "the broker's key"], ownRows(topicConfigTable))}
## Groups

Given with \`millrace config alter group NAME\` or \`alterConfigs({ type: 'group', name })\`, before the group has members or later. A group that does
not set a key follows the brokers, within the bounds that they have for all groups.

${markdownTable(['key', 'type', 'default', 'values', 'meaning', "the broker's key"], ownRows(groupConfigTable))}
## Brokers

*Altered*: how the key can be altered while a broker runs; the others are read when it starts.

${brokerSections()}
## Known, but only with their defaults

These are Kafka's too. Any other value is refused with INVALID_CONFIG and the reason: for good, if it is about security, quotas or tiered
storage; until a later release has what the key is about, if not.

### Of topics

${markdownTable(['key', 'default', 'why'], fixedRows(Object.entries<ConfigKey>(topicConfigTable)))}
### Of groups

${markdownTable(['key', 'default', 'why'], fixedRows(Object.entries<ConfigKey>(groupConfigTable)))}
### Of brokers

${fixedSections()}`
}

/** The keys of topics or groups, which follow those of brokers. */
function ownRows(table: Readonly<Record<string, ConfigKey>>): string[][] {
  return Object.entries(table)
    .filter(([, key]) => works(key))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, key]) => [...row(name, key), key.brokerSynonyms.map((synonym) => code(synonym.name)).join(', ')])
}

function brokerSections(): string {
  return brokerConfigThemes
    .map(([title, keys]) => {
      const rows = Object.entries(keys)
        .filter(([, key]) => works(key))
        .map(([name, key]) => [...row(name, key), key.update === 'read-only' ? '' : key.update])
      const headings = ['key', 'type', 'default', 'values', 'meaning', 'altered']
      return rows.length === 0 ? '' : `### ${title}\n\n${markdownTable(headings, rows)}\n`
    })
    .join('')
}

function fixedSections(): string {
  return brokerConfigThemes
    .map(([title, keys]) => {
      const rows = fixedRows(Object.entries(keys))
      return rows.length === 0 ? '' : `#### ${title}\n\n${markdownTable(['key', 'default', 'why'], rows)}\n`
    })
    .join('')
    .trimEnd()
    .concat('\n')
}

function works(key: ConfigKey): boolean {
  return key.class === 'works' && !key.internal
}

function row(name: string, key: ConfigKey): string[] {
  return [code(name), key.type.toLowerCase(), shown(key.default), key.expected, key.documentation]
}

function fixedRows(keys: readonly [string, ConfigKey][]): string[][] {
  return keys
    .filter(([, key]) => key.onlyDefault !== undefined && !key.internal)
    .map(([name, key]) => [code(name), shown(key.default), key.onlyDefault ?? ''])
}

function code(text: string): string {
  return `\`${text}\``
}

function shown(value: string | null): string {
  if (value === null) return 'none'
  return value === '' ? 'empty' : code(value)
}
