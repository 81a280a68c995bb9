import { type ConfigEntry, brokerConfigTable, keyOf, resolveBrokerConfig } from '@millrace/metadata'
import type { GivenConfigs } from './given-configs.ts'
import { yaml } from './yaml.ts'

export const effectiveFormats = ['text', 'json', 'yaml'] as const
export type EffectiveFormat = (typeof effectiveFormats)[number]

/** Values that are longer stand out of their column. */
const valueWidthMax = 40

interface EffectiveEntry {
  readonly name: string
  readonly value: string | null
  readonly source: ConfigEntry['source']
  /** Where it was given; null for a default. */
  readonly where: 'flag' | 'env' | 'file' | null
  readonly at: string | null
}

/** Each key with its value, its source in Kafka's words, and where it was given. The configuration was checked before. */
export function effectiveConfig(given: GivenConfigs, format: EffectiveFormat): string {
  const staticBroker = Object.fromEntries([...given.entries].map(([key, { value }]) => [key, value]))
  const entries = resolveBrokerConfig({ staticBroker })
    .entries.filter(({ name }) => given.entries.has(name) || keyOf(brokerConfigTable, name)?.internal !== true)
    .map(({ name, value, source, sensitive }): EffectiveEntry => {
      const { where = null, at = null } = given.entries.get(name) ?? {}
      return { name, value: sensitive ? null : value, source: where === null ? 'DEFAULT_CONFIG' : source, where, at }
    })
  if (format === 'json') return `${JSON.stringify(entries)}\n`
  return format === 'yaml' ? yaml().stringify(entries, { lineWidth: 0 }) : table(entries)
}

function table(entries: readonly EffectiveEntry[]): string {
  const rows = [
    ['KEY', 'VALUE', 'SOURCE', 'GIVEN BY'],
    ...entries.map(({ name, value, source, at }) => [name, shown(value), source, at ?? '']),
  ]
  const lengths = (column: number): number[] => rows.map((row) => row[column]?.length ?? 0)
  const widths = [
    Math.max(...lengths(0)),
    // A few long ones would push everything else apart.
    Math.max(...lengths(1).filter((length) => length <= valueWidthMax)),
    Math.max(...lengths(2)),
  ]
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return rows.map((row) => `${line(row)}\n`).join('')
}

function shown(value: string | null): string {
  if (value === null) return '-'
  return value === '' ? "''" : value
}
