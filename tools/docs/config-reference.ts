import { brokerKeys } from '@millrace/broker'
import { type ConfigKey, topicConfigTable } from '@millrace/metadata'
import { generatedNote, markdownTable } from './markdown.ts'

/** docs/configuration.md: the keys of brokers and topics, from the tables that they are checked by. */
export function configReference(): string {
  return `# Configuration

${generatedNote}A broker takes its keys from a YAML file and from the command line, which wins:

\`\`\`yaml
# broker.yaml
node.id: 1
log.dir: /var/lib/millrace
listener:
  port: 9094 # nested or with dots: the same
log.retention.hours: 72
\`\`\`

\`\`\`sh by-hand
millrace-broker --config broker.yaml --set listener.port=9095
\`\`\`

Keys are spelled as in Apache Kafka where Kafka has them. An unknown key is an error, and so is a value that is not kept to: nothing is ignored.

## The broker's own keys

${markdownTable(['key', 'default', 'values', 'meaning'], brokerRows())}
## Topics

Given with \`millrace topic create --config key=value\` or \`createTopic(..., { configs })\`. A topic that does not set a key follows the
broker, which can set it for all its topics by the name in the last column, and else has the default.

${markdownTable(
  ['key', 'default', 'values', 'meaning', "the broker's key"],
  topicRows((key) => key.onlyDefault === undefined),
)}
### Known, but only with their defaults

Any other value of these is refused with INVALID_CONFIG and the reason.

${markdownTable(['key', 'default', 'why'], fixedRows())}`
}

function brokerRows(): string[][] {
  return Object.entries(brokerKeys).map(([name, key]) => [
    code(name),
    shown(key.default),
    key.expected,
    key.documentation,
  ])
}

function topicKeys(): [string, ConfigKey][] {
  return Object.entries<ConfigKey>(topicConfigTable).filter(([, key]) => !key.internal)
}

function topicRows(wanted: (key: ConfigKey) => boolean): string[][] {
  return topicKeys()
    .filter(([, key]) => wanted(key))
    .map(([name, key]) => [
      code(name),
      shown(key.default),
      key.bounds,
      key.documentation,
      key.brokerSynonyms.map((synonym) => code(synonym.name)).join(', '),
    ])
}

function fixedRows(): string[][] {
  return topicKeys()
    .filter(([, key]) => key.onlyDefault !== undefined)
    .map(([name, key]) => [code(name), shown(key.default), key.onlyDefault ?? ''])
}

function code(text: string): string {
  return `\`${text}\``
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'none'
  if (value === '') return 'empty'
  return code(typeof value === 'string' ? value : JSON.stringify(value))
}
