import type { Logger } from '@millrace/base'
import { configError } from '@millrace/connect'
import { type TableId, tableIdText } from '../schema/table.ts'
import { quoted, type Session } from '../session.ts'
import type { Settings } from '../settings.ts'
import { codeOf } from '../server-error.ts'
import type { ReplicaIdentity } from '../wal/message.ts'

/** A table whose changes are published. */
export interface PublishedTable extends TableId {
  readonly id: number
  readonly identity: ReplicaIdentity
  /** Undefined: all but those that the server computes. */
  readonly columns: readonly string[] | undefined
  /** The condition of rows that are published; undefined: all are. */
  readonly filter: string | undefined
}

const tableName = ({ schema, name }: TableId): string => `${quoted(schema)}.${quoted(name)}`

/** Another connector made the same one at the same time. */
const alreadyThere = ['42710', '23505']

/**
 * Has the publication be there, as `publication.autocreate.mode` says. It has to be there before the slot: what was changed before is decoded as of
 * then, when there was none. Throws INVALID_CONFIG if there is none and none is to be made.
 */
export async function ensurePublication(session: Session, settings: Settings, logger: Logger): Promise<void> {
  const { publication, publicationMode, viaRoot } = settings
  const [found] = await session.rows('SELECT puballtables FROM pg_catalog.pg_publication WHERE pubname = $1', [
    publication,
  ])
  if (found !== undefined) {
    if (publicationMode === 'filtered' && found[0] === 'f') await setTables(session, settings, logger)
    return
  }
  if (publicationMode === 'disabled') {
    const message = `the server has no publication '${publication}', and publication.autocreate.mode=disabled: make it (CREATE PUBLICATION ${quoted(publication)} FOR TABLE ...)`
    throw configError('publication.name', message)
  }
  const tables =
    publicationMode === 'all_tables'
      ? ' FOR ALL TABLES'
      : publicationMode === 'filtered'
        ? ` FOR TABLE ${(await wantedTables(session, settings)).map(tableName).join(', ')}`
        : ''
  const options = viaRoot ? ' WITH (publish_via_partition_root = true)' : ''
  try {
    await session.rows(`CREATE PUBLICATION ${quoted(publication)}${tables}${options}`)
    logger.info({ publication, publicationMode }, 'the publication was made')
  } catch (error) {
    if (!alreadyThere.includes(codeOf(error))) throw error
  }
}

async function setTables(session: Session, settings: Settings, logger: Logger): Promise<void> {
  const { publication } = settings
  const wanted = (await wantedTables(session, settings)).map(tableName).toSorted()
  const rows = await session.rows(
    'SELECT n.nspname, c.relname FROM pg_catalog.pg_publication p JOIN pg_catalog.pg_publication_rel r ON r.prpubid = p.oid JOIN pg_catalog.pg_class c ON c.oid = r.prrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE p.pubname = $1',
    [publication],
  )
  const has = rows.map(([schema, name]) => tableName({ schema: schema ?? '', name: name ?? '' })).toSorted()
  if (has.join() === wanted.join()) return
  await session.rows(`ALTER PUBLICATION ${quoted(publication)} SET TABLE ${wanted.join(', ')}`)
  logger.info({ publication, tables: wanted.length }, 'the publication was given the tables that are wanted')
}

/** The tables that lists let through; of partitions those whose table is not among them. Throws INVALID_CONFIG if there are none. */
async function wantedTables(session: Session, { wantsTable }: Settings): Promise<readonly TableId[]> {
  const rows = await session.rows(`
    SELECT n.nspname, c.relname, c.oid, (SELECT i.inhparent FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid AND c.relispartition)
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND c.relpersistence = 'p' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' ORDER BY 1, 2`)
  const all = rows.map(([schema, name, id, parent]) => ({
    schema: schema ?? '',
    name: name ?? '',
    id: id ?? '',
    parent,
  }))
  const wanted = new Map(all.filter(({ schema, name }) => wantsTable(schema, name)).map((table) => [table.id, table]))
  const tables = [...wanted.values()].filter(
    ({ parent }) => parent === null || parent === undefined || !wanted.has(parent),
  )
  if (tables.length === 0) {
    throw configError(
      'table.include.list',
      'the lists let no table of the database through, and a publication of none would tell nothing: correct table.include.list',
    )
  }
  return tables
}

/** The tables that are published and wanted, by name, as the transaction of the session sees them. */
export async function publishedTables(
  session: Session,
  { publication, wantsTable }: Settings,
): Promise<readonly PublishedTable[]> {
  const rows = await session.rows(
    `SELECT p.schemaname, p.tablename, c.oid, c.relreplident, to_jsonb(p)->'attnames', to_jsonb(p)->>'rowfilter'
     FROM pg_catalog.pg_publication_tables p JOIN pg_catalog.pg_namespace n ON n.nspname = p.schemaname
     JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = p.tablename WHERE p.pubname = $1`,
    [publication],
  )
  const tables = rows.flatMap(([schema, name, id, identity, columns, filter]) => {
    if (typeof schema !== 'string' || typeof name !== 'string' || !wantsTable(schema, name)) return []
    const list: unknown = typeof columns === 'string' ? JSON.parse(columns) : undefined
    return [
      {
        schema,
        name,
        id: Number(id),
        identity: identityOf(identity ?? ''),
        columns: Array.isArray(list) ? list.map(String) : undefined,
        filter: filter ?? undefined,
      },
    ]
  })
  return tables.toSorted((one, other) => (tableIdText(one) < tableIdText(other) ? -1 : 1))
}

function identityOf(letter: string): ReplicaIdentity {
  return letter === 'n' || letter === 'f' || letter === 'i' ? letter : 'd'
}
