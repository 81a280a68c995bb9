import { brokerConfigThemes, type ConfigKey, topicConfigTable } from '@millrace/metadata'
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

## Topics

Given with \`millrace topic create --config key=value\` or \`createTopic(..., { configs })\`. A topic that does not set a key follows the
broker, which can set it for all its topics by the name in the last column, and else has the default.

${markdownTable(['key', 'type', 'default', 'values', 'meaning', "the broker's key"], topicRows())}
## Brokers

*Altered*: how the key can be altered while a broker runs; the others are read when it starts.

${brokerSections()}
## Known, but only with their defaults

These are Kafka's too. Any other value is refused with INVALID_CONFIG and the reason.

### Of topics

${markdownTable(['key', 'default', 'why'], fixedRows(Object.entries<ConfigKey>(topicConfigTable)))}
### Of brokers

${fixedSections()}`
}

function topicRows(): string[][] {
  return Object.entries<ConfigKey>(topicConfigTable)
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
