import type { Column, Table } from '../schema/table.ts'
import type { Session } from '../session.ts'
import type { Relation, RelationColumn } from '../wal/message.ts'
import type { TypeCatalog } from './types.ts'

/** What the catalog says of a column now. */
interface CatalogColumn {
  readonly typeId: number
  readonly typeModifier: number
  readonly optional: boolean
  readonly default: string | null
  readonly isGenerated: boolean
}

/** Before release 18 columns that the server computes were never in the log, though its catalog calls them published. */
const columnsSql = `
SELECT a.attname, a.atttypid, a.atttypmod, a.attnotnull OR (t.typtype = 'd' AND t.typnotnull),
  CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END, 
  a.attgenerated <> '' AND current_setting('server_version_num')::int < 180000
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = `

/** The primary key first, then unique indexes of columns that are never null; each once. */
const keySql = `
SELECT i.indexrelid, i.indisreplident, a.attname
FROM pg_catalog.pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
WHERE i.indisunique AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL AND k.place <= i.indnkeyatts
  AND NOT EXISTS (SELECT FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS n(attnum) JOIN pg_catalog.pg_attribute x
    ON x.attrelid = i.indrelid AND x.attnum = n.attnum WHERE NOT x.attnotnull)
  AND i.indrelid = RELATION
ORDER BY i.indisprimary DESC, i.indexrelid, k.place`

/** The columns that rows of a relation are told apart by: an index's, in the order of that. */
interface KeyIndex {
  readonly isIdentity: boolean
  readonly columns: string[]
}

async function keysOf(session: Session, relation: number): Promise<readonly KeyIndex[]> {
  const found = new Map<string, KeyIndex>()
  for (const [index, isIdentity, column] of await session.rows(keySql.replace('RELATION', String(relation)))) {
    const key = found.get(index ?? '') ?? { isIdentity: isIdentity === 't', columns: [] }
    key.columns.push(column ?? '')
    found.set(index ?? '', key)
  }
  return [...found.values()]
}

async function columnsOf(session: Session, relation: number): Promise<ReadonlyMap<string, CatalogColumn>> {
  const rows = await session.rows(`${columnsSql}${relation} ORDER BY a.attnum`)
  return new Map(
    rows.map(([name, type, modifier, notNull, expression, isGenerated]) => [
      name ?? '',
      {
        typeId: Number(type),
        typeModifier: Number(modifier),
        optional: notNull !== 't',
        default: expression ?? null,
        isGenerated: isGenerated === 't',
      },
    ]),
  )
}

/**
 * A relation as a table: the log says its columns and their types as of then, the catalog which may be null, what their defaults are and what
 * the key is, as of now. A column that is not there any more may be null and has no default.
 */
export async function tableOfRelation(session: Session, types: TypeCatalog, relation: Relation): Promise<Table> {
  const { id, schema, name } = relation
  const catalog = await columnsOf(session, id)
  const valueTypes = await types.types(session, relation.columns)
  const columns = relation.columns.map((column, at): Column => {
    const type = valueTypes[at]
    const known = catalog.get(column.name)
    const same = known?.typeId === column.typeId ? known : undefined
    return {
      name: column.name,
      type: type ?? { id: column.typeId, name: '', kind: 'other', modifier: -1, labels: [], element: undefined },
      optional: same?.optional ?? true,
      default: same?.default ?? null,
    }
  })
  return { schema, name, columns, key: keyOf(relation, await keysOf(session, id)) }
}

/**
 * What rows are told apart by. If the log marks columns as that, it is these, since of a row that is deleted it has no others; else the primary
 * key, or a unique index.
 */
function keyOf({ identity, columns }: Relation, keys: readonly KeyIndex[]): readonly string[] {
  const names = new Set(columns.map(({ name }) => name))
  const isWhole = (key: KeyIndex): boolean => key.columns.every((name) => names.has(name))
  const marked = columns.filter(({ inIdentity }) => inIdentity).map(({ name }) => name)
  if ((identity === 'd' || identity === 'i') && marked.length > 0) {
    const same = keys.find(
      (key) => key.columns.length === marked.length && key.columns.every((name) => marked.includes(name)),
    )
    return same?.columns ?? marked
  }
  return keys.find(isWhole)?.columns ?? []
}

/** A table that a snapshot reads, as a relation of the log would say it. */
export async function relationOf(
  session: Session,
  {
    id,
    schema,
    name,
    identity,
    columns,
  }: Pick<Relation, 'id' | 'schema' | 'name' | 'identity'> & {
    /** Those that are published; undefined: all but those that the server computes. */
    readonly columns: readonly string[] | undefined
  },
): Promise<Relation> {
  const catalog = await columnsOf(session, id)
  const [primary] = identity === 'd' ? await keysOf(session, id) : []
  const byIndex = identity === 'i' ? (await keysOf(session, id)).find((key) => key.isIdentity) : undefined
  const key = byIndex?.columns ?? primary?.columns ?? []
  const all = [...catalog].flatMap(([column, { typeId, typeModifier, isGenerated }]): RelationColumn[] =>
    !isGenerated && (columns === undefined || columns.includes(column))
      ? [{ name: column, typeId, typeModifier, inIdentity: key.includes(column) }]
      : [],
  )
  return { id, schema, name, identity, columns: all }
}
