import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keyInfo } from '../config/index.ts'
import { predicates, transforms } from './built-in.ts'

interface RecordedOption {
  readonly type: string
  readonly required: boolean
  readonly default?: unknown
  readonly importance: string
  readonly values?: string
}

/** What Kafka's and Debezium's classes say of their options. */
const recorded = JSON.parse(
  readFileSync(new URL('../../golden/transforms/options.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, RecordedOption>>>>

/** Options that Debezium reads and documents, but does not list. */
const unlisted: Readonly<Record<string, readonly string[]>> = {
  'io.debezium.transforms.ByLogicalTableRouter': ['key.field.name', 'schema.name.adjustment.mode'],
  'io.debezium.transforms.ExtractNewRecordState': ['replace.null.with.default'],
}

describe('the options of transforms and predicates', () => {
  it('were recorded for 24 classes', () => {
    expect(Object.keys(recorded)).toHaveLength(24)
  })

  it.each(Object.entries(recorded))('of %s are those that were recorded', (name, options) => {
    const plugin = transforms.find(name) ?? predicates.find(name)
    const shape = plugin?.config.shape ?? {}
    const own = Object.entries(shape).filter(([option]) => unlisted[name]?.includes(option) !== true)
    const seen = own.map(([option, definition]) => {
      const { type, required, importance } = keyInfo(option, definition)
      const missing = required ? {} : { default: definition.default }
      const values = options[option]?.values === undefined ? {} : { values: `[${definition.values?.join(', ')}]` }
      return [option, { type, required, ...missing, importance, ...values }]
    })
    expect(Object.fromEntries(seen)).toEqual(options)
    expect(
      Object.keys(shape)
        .filter((option) => options[option] === undefined)
        .sort(),
    ).toEqual([...(unlisted[name] ?? [])].sort())
  })

  it('are the same for keys as for values', () => {
    const pairs = transforms.all.filter(({ name }) => name.endsWith('$Value'))
    expect(pairs).toHaveLength(10)
    for (const { name, config } of pairs) expect(transforms.find(name.replace('$Value', '$Key'))?.config).toBe(config)
  })

  it('all say what they are for', () => {
    for (const { doc, config } of [...transforms.all, ...predicates.all]) {
      expect(doc).toMatch(/^[A-Z].*\.$/s)
      for (const option of Object.values(config.shape)) expect(option.doc).toMatch(/^[A-Z].*\.$/s)
    }
  })
})
