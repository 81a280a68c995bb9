import { isRecord } from './is-record.ts'
import type { Column, Table } from '../schema/table.ts'

/** A table's definition after a transaction; null: it was gone. Of one that was there from the beginning `gtid` is empty. */
export interface TableVersion {
  readonly gtid: string
  readonly table: Table | null
}

/** Definitions as they are kept. */
export const versionsText = (versions: readonly TableVersion[]): string => JSON.stringify(versions)

/** What {@link versionsText} wrote; undefined if it did not. */
export function parseVersions(text: string): readonly TableVersion[] | undefined {
  const parsed = parseJson(text)
  if (!Array.isArray(parsed)) return undefined
  const items: readonly unknown[] = parsed
  return items.every(isVersion) ? items : undefined
}

/** What JSON says; undefined if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isVersion = (item: unknown): item is TableVersion =>
  isRecord(item) && typeof item['gtid'] === 'string' && (item['table'] === null || isTable(item['table']))

function isTable(item: unknown): item is Table {
  if (!isRecord(item) || typeof item['database'] !== 'string' || typeof item['name'] !== 'string') return false
  const { columns, key } = item
  return Array.isArray(key) && Array.isArray(columns) && (columns as readonly unknown[]).every(isColumn)
}

const isColumn = (item: unknown): item is Column =>
  isRecord(item) &&
  typeof item['name'] === 'string' &&
  isRecord(item['type']) &&
  typeof item['type']['kind'] === 'string'
