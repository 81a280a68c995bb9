import { arrayLiteral } from './array-literal.ts'
import { statementCharsMax } from './limits.ts'
import type { Shape } from './shape.ts'

/** A record as its table is to have it. */
export interface Row {
  readonly shape: Shape
  /** A text for each of the shape's columns. */
  readonly texts: readonly (string | null)[]
}

/** What the server is asked to do. */
export interface Statement {
  readonly sql: string
  /** An array a column. */
  readonly values: readonly string[]
  /** Their names. */
  readonly columns: readonly string[]
}

/** Rows of one shape that go together. */
interface Group {
  readonly shape: Shape
  readonly rows: Map<string, Row>
}

/** How statements are made. */
export interface PlanOptions {
  readonly upsert: boolean
  readonly rowsMax: number
}

/**
 * The statements that write rows, in as few as leave what they would leave one by one, in their order. Of rows of one key the last counts, as they
 * replace each other; where an earlier one had other columns it is written before.
 */
export function* statementsOf(rows: readonly Row[], { upsert, rowsMax }: PlanOptions): Generator<Statement, void> {
  for (const group of upsert ? replacing(rows) : inOrder(rows)) yield* statementsOfGroup(group, rowsMax)
}

/** Rows that don't replace each other: which of two is refused hangs on their order. */
function* inOrder(rows: readonly Row[]): Generator<Group, void> {
  let group: Group | undefined
  for (const row of rows) {
    if (group !== undefined && group.shape !== row.shape) {
      yield group
      group = undefined
    }
    group ??= { shape: row.shape, rows: new Map() }
    group.rows.set(String(group.rows.size), row)
  }
  if (group !== undefined) yield group
}

/** Rows that replace those of their key. Groups that wait have no key in common, so they may be written in any order. */
function* replacing(rows: readonly Row[]): Generator<Group, void> {
  let waiting = new Map<Shape, Group>()
  let holders = new Map<string, Group>()
  for (const row of rows) {
    const { shape, texts } = row
    const key = JSON.stringify([shape.table.id, ...texts.slice(0, shape.keyCount)])
    let holder = holders.get(key)
    if (holder !== undefined && holder.shape !== shape && !shape.deletes) {
      yield* waiting.values()
      waiting = new Map()
      holders = new Map()
      holder = undefined
    }
    let group = waiting.get(shape)
    if (group === undefined) {
      group = { shape, rows: new Map() }
      waiting.set(shape, group)
    }
    // What is deleted need not be written before.
    if (holder !== group) holder?.rows.delete(key)
    group.rows.set(key, row)
    holders.set(key, group)
  }
  yield* waiting.values()
}

function* statementsOfGroup({ shape, rows }: Group, rowsMax: number): Generator<Statement, void> {
  let part: Row[] = []
  let chars = 0
  for (const row of rows.values()) {
    const more = row.texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
    if (part.length > 0 && (part.length === rowsMax || chars + more > statementCharsMax)) {
      yield statementOf(shape, part)
      part = []
      chars = 0
    }
    part.push(row)
    chars += more
  }
  if (part.length > 0) yield statementOf(shape, part)
}

function statementOf(shape: Shape, rows: readonly Row[]): Statement {
  const columns = rows[0]?.texts ?? []
  return {
    sql: shape.sql,
    columns: shape.columns,
    values: columns.map((_, at) => arrayLiteral(rows.map(({ texts }) => texts[at] ?? null))),
  }
}
