import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problemWith } from './check-configs.ts'
import type { ConfigKey } from './config-key.ts'
import { topicConfigs } from './topic-config.ts'
import { isTopicConfigName, topicConfigNames, topicConfigTable } from './topic-config-table.ts'

/** What Apache Kafka 4.1.0 itself says of its topic configs; written by tests/interop/metadata-kafka.mjs. */
interface GoldenKey {
  readonly name: string
  readonly type: string
  readonly default: string | null
  /** What each broker config makes of the text `2`. */
  readonly synonyms: Readonly<Record<string, string>>
  readonly takes: readonly string[]
  readonly refuses: readonly string[]
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/topic-configs.json', import.meta.url), 'utf8'),
) as readonly GoldenKey[]

/** Where we are stricter on purpose. */
const stricter: Readonly<Record<string, readonly string[]>> = {
  // A topic with no policy keeps everything and says so nowhere: `retention.ms=-1` does.
  'cleanup.policy': ['', ' '],
  // No message of this broker is larger.
  'max.message.bytes': ['2147483647'],
  // Kafka checks nothing here.
  'internal.segment.bytes': ['-3', '-2', '-1', '0', '-131072', '-131073', '-2147483648'],
}

it('has exactly the keys of Kafka 4.1', () => {
  expect(topicConfigNames).toEqual(golden.map(({ name }) => name))
  expect(topicConfigNames).toHaveLength(34)
})

describe.each(golden)('$name', (expected) => {
  const { name } = expected
  const key: ConfigKey = topicConfigTable[isTopicConfigName(name) ? name : 'segment.bytes']

  it('has the type, default and broker synonyms of Kafka', () => {
    const synonyms = Object.fromEntries(key.brokerSynonyms.map((each) => [each.name, String(2 * (each.factor ?? 1))]))
    expect({ type: key.type, default: key.default, synonyms }).toEqual({
      type: expected.type,
      default: expected.default,
      synonyms: expected.synonyms,
    })
  })

  it('takes the texts that Kafka takes, and refuses the others', () => {
    const takes = (text: string): boolean => key.parse(text) !== undefined
    const notTaken = stricter[name] ?? []
    expect(expected.takes.filter(takes)).toEqual(expected.takes.filter((text) => !notTaken.includes(text)))
    expect(expected.refuses.filter(takes)).toEqual([])
    expect(expected.takes.length + expected.refuses.length).toBe(65)
  })

  it('names itself, what was given, and what it must be, where a text is refused', () => {
    for (const text of expected.refuses) {
      expect(problemWith(topicConfigs, name, text)).toBe(`${name} is '${text}' but must be ${key.expected}`)
    }
  })

  it('has a default that it takes, and says what it does', () => {
    if (key.default !== null) expect(key.parse(key.default)).toHaveProperty('value')
    expect(key.documentation).toMatch(/^[A-Z].{20,}\.$/)
  })
})
