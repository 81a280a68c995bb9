import { StreamError } from '@millrace/base'
import type { OffsetMap, SourcePosition } from '@millrace/connect'
import type { KnownTransactions } from '../binlog/known-transactions.ts'
import { oldVersionsLengthMax, pendingDefinitionsLengthMax, tablesMax, tableVersionsMax } from '../limits.ts'
import { type Table, type TableId, tableIdText } from '../schema/table.ts'
import { Catalog } from './catalog.ts'
import { isRecord } from './is-record.ts'
import { parseJson, parseVersions, type TableVersion, versionsText } from './table-text.ts'

/** Reads what was kept for a partition of the source's. */
export type ReadOffset = (partition: OffsetMap) => Promise<OffsetMap | null>

/** Under this name the list of tables is kept; names of tables have quotes. */
const listName = 'tables'

/**
 * The definitions that tables have and had, kept as offsets of the connector beside its position: rows of the binlog can only be read by the
 * definition that their table had then. Each table has its versions, with the transaction that made them; those
 * before a position that is kept are forgotten when they take too much room. Until a version is known to be kept, the offsets of records carry it: so a position never stands without its definitions.
 */
export class SchemaHistory {
  readonly catalog: Catalog
  readonly #server: string
  readonly #versions: Map<string, readonly TableVersion[]>
  /** What is given and not known to be kept. */
  readonly #pending = new Map<string, OffsetMap>()
  #pendingText: string | undefined
  #committed: KnownTransactions | undefined
  #settled: () => void = () => {}

  private constructor(server: string, versions: Map<string, readonly TableVersion[]>, catalog: Catalog) {
    this.#server = server
    this.#versions = versions
    this.catalog = catalog
  }

  /** One without tables. */
  static empty(server: string): SchemaHistory {
    return new SchemaHistory(server, new Map(), new Catalog())
  }

  /**
   * What was kept, as of a position; `carried` is what its offset has of it. Throws INVALID_DATA if what a position needs is not there.
   */
  static async load(server: string, at: KnownTransactions, carried: unknown, read: ReadOffset): Promise<SchemaHistory> {
    const overlay = typeof carried === 'string' ? parseJson(carried) : {}
    if (!isRecord(overlay)) throw damaged(server, 'what its position carries cannot be read')
    const offsetOf = async (name: string): Promise<OffsetMap | null> => {
      const given = overlay[name]
      return isRecord(given) ? (given as OffsetMap) : read(partitionOf(server, name))
    }
    const list = await offsetOf(listName)
    if (list === null) throw damaged(server, 'there is none')
    const names = parseJson(String(list['names']))
    const charsets = parseJson(String(list['charsets']))
    if (!Array.isArray(names) || !isRecord(charsets)) throw damaged(server, 'its list of tables cannot be read')
    const catalog = new Catalog()
    for (const [database, charset] of Object.entries(charsets)) {
      catalog.setDatabase(database, typeof charset === 'string' ? charset : null)
    }
    const versions = new Map<string, readonly TableVersion[]>()
    for (const name of names.map(String)) {
      const kept = await offsetOf(name)
      const all = kept === null ? undefined : parseVersions(String(kept['versions']))
      if (all === undefined) throw damaged(server, `the definition of ${name} cannot be read`)
      const known = all.filter(({ gtid }) => at.includes(gtid))
      versions.set(name, known)
      const table = known.at(-1)?.table
      if (table !== undefined && table !== null) catalog.set(table)
    }
    return new SchemaHistory(server, versions, catalog)
  }

  /** A table has another definition, or is gone, since a transaction; '' is the beginning. Throws RESOURCE_EXHAUSTED if there are too many. */
  change(id: TableId, table: Table | null, gtid: string): void {
    const name = tableIdText(id)
    if (table === null) this.catalog.drop(id)
    else this.catalog.set(table)
    const isNew = !this.#versions.has(name)
    const all = [...this.#needed(name), { gtid, table }]
    if (all.length > tableVersionsMax || this.#versions.size + (isNew ? 1 : 0) > tablesMax) {
      const message = `there are more than ${tablesMax} tables, or ${tableVersionsMax} changes of ${name} that are not passed yet: leave tables out with table.include.list`
      throw new StreamError('RESOURCE_EXHAUSTED', message, { context: { limit: tablesMax } })
    }
    this.#versions.set(name, all)
    this.#give(name, { versions: versionsText(all) })
    if (isNew) this.keepList()
  }

  /** The list of tables and databases has changed. */
  keepList(): void {
    const charsets = Object.fromEntries(this.catalog.databases)
    this.#give(listName, { names: JSON.stringify([...this.#versions.keys()]), charsets: JSON.stringify(charsets) })
  }

  #given: SourcePosition[] = []

  /** What is to be kept that was not given yet. */
  takePositions(): readonly SourcePosition[] {
    const given = this.#given
    this.#given = []
    return given
  }

  /** What the offset of a record has to carry; undefined if all is kept. */
  get carried(): string | undefined {
    if (this.#pending.size === 0) return undefined
    this.#pendingText ??= JSON.stringify(Object.fromEntries(this.#pending))
    return this.#pendingText
  }

  /** Whether offsets would become too large by what they carry: wait for {@link SchemaHistory.settled} then. */
  get isHeavy(): boolean {
    return (this.carried?.length ?? 0) > pendingDefinitionsLengthMax
  }

  /** Resolves once offsets need not carry much, or `signal` says so. What is given has to be on its way. */
  async settled(signal: AbortSignal): Promise<void> {
    const wake = (): void => this.#settled()
    signal.addEventListener('abort', wake)
    while (this.isHeavy && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#settled = resolve
      })
    }
    signal.removeEventListener('abort', wake)
  }

  /** These positions are kept; `at` is how far the binlog is known to be passed. */
  committed(positions: readonly SourcePosition[], at: KnownTransactions | undefined): void {
    this.#committed = at ?? this.#committed
    for (const { partition, offset } of positions) {
      const name = partition['history']
      if (typeof name !== 'string' || !isSame(this.#pending.get(name), offset)) continue
      this.#pending.delete(name)
      this.#pendingText = undefined
    }
    this.#settled()
  }

  #give(name: string, offset: OffsetMap): void {
    this.#pending.set(name, offset)
    this.#pendingText = undefined
    this.#given.push({ partition: partitionOf(this.#server, name), offset })
  }

  /** The versions that are to be kept: those that a restart may need, and as many before them as there is room for. */
  #needed(name: string): readonly TableVersion[] {
    const all = this.#versions.get(name) ?? []
    const at = this.#committed
    if (at === undefined) return all
    const needed = Math.max(
      0,
      all.findLastIndex(({ gtid }) => at.includes(gtid)),
    )
    let length = 0
    let from = all.length
    while (from > 0) {
      length += versionsText(all.slice(from - 1, from)).length
      if (from <= needed && length > oldVersionsLengthMax) break
      from -= 1
    }
    return all.slice(from)
  }
}

const partitionOf = (server: string, name: string): OffsetMap => ({ server, history: name })

/** Whether it is what was given last, and not something before that. */
const isSame = (given: OffsetMap | undefined, kept: OffsetMap): boolean =>
  given !== undefined && Object.entries(given).every(([name, value]) => kept[name] === value)

function damaged(server: string, what: string): StreamError {
  const message = `the history of the definitions of ${server}'s tables is lost: ${what}. Reset the connector's offsets, or set snapshot.mode=when_needed, and there is a snapshot again`
  return new StreamError('INVALID_DATA', message)
}
