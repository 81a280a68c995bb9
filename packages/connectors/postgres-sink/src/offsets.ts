import { assert, StreamError } from '@millrace/base'
import type { SinkPartition, SinkPosition } from '@millrace/connect'
import { arrayLiteral } from './array-literal.ts'
import { quotedTable, type TableName, tableText } from './names.ts'
import type { Queries } from './session.ts'

/** A partition that this task has, as the database knows it. */
interface Claim extends SinkPartition {
  /** Whoever takes the partition raises it: the task that had it before can write no more. */
  readonly epoch: string
  /** Raised by each transaction, which finds by it that nothing came in between. */
  readonly version: number
  /** The offset behind all that is written or refused; undefined if nothing was. */
  readonly next: number | undefined
  /** Records below it that were refused, of which it is not known what became of them: the task may have ended before they were buried. */
  readonly refused: ReadonlySet<number>
  /** The offset that comes next: before `next` while those that were refused come again. */
  readonly position: number
}

interface ClaimRow {
  readonly topic: string
  readonly partition: number
  readonly epoch: string
  readonly version: string
  readonly next_offset: string | null
  readonly refused: readonly string[]
}

/** How far a write takes a partition: from the first of its records to behind the last. */
export interface Advance extends SinkPartition {
  readonly first: number
  readonly next: number
}

/** Where a partition is to be once a write is committed. */
interface Move {
  readonly before: Claim
  readonly after: Claim
}

const keyOf = ({ topic, partition }: SinkPartition): string => `${partition} ${topic}`

/**
 * How far each partition is written, kept in the database in the same transaction as what is written, so that neither is there without the other.
 * It moves only from where its task believes it to be, and only while the partition is the task's.
 */
export class Offsets {
  readonly #connector: string
  readonly #table: TableName
  readonly #sql: string
  readonly #claims = new Map<string, Claim>()
  /** What is being committed, while it is not known whether it was. */
  #unsure: readonly Move[] = []
  #exists = false

  constructor(connector: string, table: TableName) {
    this.#connector = connector
    this.#table = table
    this.#sql = quotedTable(table)
  }

  has(partition: SinkPartition): boolean {
    return this.#claims.has(keyOf(partition))
  }

  /** Takes partitions from whoever had them, and answers where to go on, of those that were written. */
  async claim(queries: Queries, partitions: readonly SinkPartition[]): Promise<readonly SinkPosition[]> {
    await this.#create(queries)
    const rows = await queries.rows<ClaimRow>(
      `INSERT INTO ${this.#sql} AS kept (connector, topic, partition, epoch)
       SELECT $1, given.topic, given.partition, 1 FROM unnest($2::text[], $3::int4[]) AS given(topic, partition) ORDER BY 2, 3
       ON CONFLICT (connector, topic, partition) DO UPDATE SET epoch = kept.epoch + 1
       RETURNING topic, partition, epoch, version, next_offset, refused::text[]`,
      [this.#connector, partitions.map(({ topic }) => topic), partitions.map(({ partition }) => partition)],
    )
    const claims = rows.map(claimOf)
    for (const claim of claims) this.#claims.set(keyOf(claim), claim)
    return claims
      .filter(({ next }) => next !== undefined)
      .map(({ topic, partition, position }) => ({ topic, partition, offset: position }))
  }

  release(partitions: readonly SinkPartition[]): void {
    for (const partition of partitions) this.#claims.delete(keyOf(partition))
  }

  /** Whether a record is written, though it comes again: it lies between those that were refused. */
  isWritten(partition: SinkPartition, offset: number): boolean {
    const { next = 0, refused } = this.#claimed(partition)
    return offset < next && !refused.has(offset)
  }

  /**
   * Makes sure that partitions are the task's still, before anything is written: they are locked until the transaction ends. Answers false if the
   * same was committed before, and only the answer was lost with the connection. Throws FENCED_MEMBER_EPOCH if another task has a partition by now,
   * and OFFSET_OUT_OF_RANGE if what comes was written.
   */
  async begin(queries: Queries, advances: readonly Advance[]): Promise<boolean> {
    const claims = advances.map((advance) => this.#claimed(advance))
    for (const [at, { first }] of advances.entries()) {
      const claim = claims[at]
      if (claim !== undefined && first < claim.position) throw this.#again(claim, first)
    }
    const rows = await queries.rows<ClaimRow>(
      `SELECT topic, partition, epoch, version, next_offset, refused::text[] FROM ${this.#sql}
       WHERE connector = $1 AND (topic, partition) IN (SELECT * FROM unnest($2::text[], $3::int4[]))
       ORDER BY topic, partition FOR UPDATE`,
      [this.#connector, claims.map(({ topic }) => topic), claims.map(({ partition }) => partition)],
    )
    const found = new Map(rows.map((row) => [keyOf(row), row]))
    let isDone = false
    for (const claim of claims) {
      const row = found.get(keyOf(claim))
      if (row?.epoch !== claim.epoch) throw this.#taken(claim, row !== undefined)
      if (row.version === String(claim.version)) continue
      const lost = this.#unsure.find(({ after }) => keyOf(after) === keyOf(claim))
      if (row.version !== String(lost?.after.version)) throw this.#taken(claim, false)
      isDone = true
    }
    return !isDone
  }

  /** Moves partitions forward within the transaction that writes them, over those records that were refused. */
  async advance(queries: Queries, advances: readonly Advance[], refused: readonly SinkPosition[]): Promise<void> {
    const moves = advances.map((advance) => {
      const before = this.#claimed(advance)
      const { version, next = 0 } = before
      // What was refused before and does not come now comes later: only what comes was seen to the end.
      const waiting = [...before.refused].filter((offset) => offset >= advance.next)
      const own = refused.filter((position) => keyOf(position) === keyOf(advance)).map(({ offset }) => offset)
      const after: Claim = {
        ...before,
        version: version + 1,
        next: Math.max(next, advance.next),
        refused: new Set([...waiting, ...own]),
        position: advance.next,
      }
      return { before, after }
    })
    const moved = await queries.rows(
      `UPDATE ${this.#sql} AS kept
       SET version = given.version, next_offset = given.next, refused = given.refused::int8[], written_at = now()
       FROM unnest($2::text[], $3::int4[], $4::int8[], $5::int8[], $6::text[]) AS given(topic, partition, version, next, refused)
       WHERE kept.connector = $1 AND kept.topic = given.topic AND kept.partition = given.partition
       RETURNING kept.topic`,
      [
        this.#connector,
        moves.map(({ after }) => after.topic),
        moves.map(({ after }) => after.partition),
        moves.map(({ after }) => after.version),
        moves.map(({ after }) => after.next),
        moves.map(({ after }) => arrayLiteral([...after.refused].map(String))),
      ],
    )
    assert(moved.length === moves.length, 'rows that are locked stay')
    this.#unsure = moves
  }

  /** The transaction was committed. */
  committed(): void {
    for (const { after } of this.#unsure) this.#claims.set(keyOf(after), after)
    this.#unsure = []
  }

  #claimed(partition: SinkPartition): Claim {
    const claim = this.#claims.get(keyOf(partition))
    assert(claim !== undefined, 'a partition is claimed before it is written')
    return claim
  }

  #taken({ topic, partition }: Claim, byTask: boolean): StreamError {
    const place = `partition ${partition} of ${topic}`
    const message = byTask
      ? `another task of ${this.#connector} has taken ${place}: this one writes no more of it`
      : `the row of ${place} in ${tableText(this.#table)} was changed by someone else: the task is to begin anew where that says`
    return new StreamError('FENCED_MEMBER_EPOCH', message, { context: { topic, partition } })
  }

  #again({ topic, partition, position }: Claim, first: number): StreamError {
    const table = tableText(this.#table)
    return new StreamError(
      'OFFSET_OUT_OF_RANGE',
      `offset ${first} of partition ${partition} of ${topic} comes though all before ${position} is written, as ${table} says: if the topic was made anew, delete its rows from that table`,
      { context: { topic, partition, offset: first } },
    )
  }

  async #create(queries: Queries): Promise<void> {
    if (this.#exists) return
    const [found] = await queries.rows<{ readonly there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
      this.#sql,
    ])
    // Asked first: CREATE needs a right that whoever writes may lack, and IF NOT EXISTS does not help two tasks at once.
    if (found?.there !== true) {
      await queries.run(
        `BEGIN; SELECT pg_advisory_xact_lock(${offsetsLock});
         CREATE TABLE IF NOT EXISTS ${this.#sql} (
           connector text, topic text, partition int4, epoch int8 NOT NULL, version int8 NOT NULL DEFAULT 0,
           next_offset int8, refused int8[] NOT NULL DEFAULT '{}', written_at timestamptz,
           PRIMARY KEY (connector, topic, partition)
         ); COMMIT`,
      )
    }
    this.#exists = true
  }
}

/** The letters `millrace`: tasks that create the table at once wait for each other. */
const offsetsLock = '7883951835720016741'

function claimOf({ topic, partition, epoch, version, next_offset, refused }: ClaimRow): Claim {
  const next = next_offset === null ? undefined : integer(next_offset)
  const offsets = refused.map(integer)
  return {
    topic,
    partition,
    epoch,
    version: integer(version),
    next,
    refused: new Set(offsets),
    position: offsets.reduce((least, offset) => Math.min(least, offset), next ?? 0),
  }
}

function integer(text: string): number {
  const value = Number(text)
  assert(Number.isSafeInteger(value), 'an offset is a safe integer')
  return value
}
