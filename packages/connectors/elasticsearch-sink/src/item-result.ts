import { assert } from '@millrace/base'
import { type RecordResult, recordResult } from '@millrace/connect'

/** What became of one action of a bulk request: written, there already in this version or a later one, or a result that says why not. */
export type ItemResult = RecordResult | 'conflict'

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}

/** Why a document was refused. The server's own words may repeat what is in it, so only names of fields and types are taken from them. */
function reasonOf(error: unknown, status: number): string {
  const type = field(error, 'type')
  const said = field(error, 'reason')
  const name = typeof type === 'string' ? type : `status ${status}`
  const [, fieldName, fieldType] =
    typeof said === 'string' ? (/^failed to parse field \[([^\]]*)\] of type \[([^\]]*)\]/.exec(said) ?? []) : []
  return fieldName === undefined ? name : `${name}: its field '${fieldName}' is no ${fieldType}`
}

function resultOf(item: unknown): ItemResult {
  // { index: { status, error } }, or update, or delete.
  const [outcome] = typeof item === 'object' && item !== null ? (Object.entries(item) as [string, unknown][]) : []
  const [kind, said] = outcome ?? []
  const status = field(said, 'status')
  assert(typeof status === 'number', 'each item of a bulk answer has a status')
  const error = field(said, 'error')
  if (status < 300 || (kind === 'delete' && status === 404 && error === undefined)) return recordResult.ok
  if (status === 409) return kind === 'update' ? recordResult.retry('others write the same document') : 'conflict'
  const type = field(error, 'type')
  // An index that takes no writes for now, as on a disk that is full.
  const isBlocked = type === 'cluster_block_exception'
  if (status === 429 || status >= 500 || isBlocked)
    return recordResult.retry(typeof type === 'string' ? type : `status ${status}`)
  return recordResult.reject(reasonOf(error, status))
}

/** What became of each of `count` actions, in their order; undefined if a body is no answer to a bulk request. */
export function itemResults(body: unknown, count: number): readonly ItemResult[] | undefined {
  const items = field(body, 'items')
  if (!Array.isArray(items)) return undefined
  assert(items.length === count, `a bulk answer has ${items.length} items, and ${count} were asked for`)
  return items.map(resultOf)
}
