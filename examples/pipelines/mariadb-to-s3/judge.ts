import type { Counts, Verdict } from '../lib/pipeline.ts'
import type { Change, Order } from './shop.ts'

/** A line of the bucket: the row, what happened to it, and where the binlog tells so. */
interface Line extends Order {
  readonly __op: 'r' | 'c' | 'u' | 'd'
  readonly __source_file: string
  readonly __source_pos: number
  readonly __source_row: number
}

export interface Found {
  /** What the shop did to each row. */
  readonly changes: ReadonlyMap<number, readonly Change[]>
  /** The rows that MariaDB has. */
  readonly orders: ReadonlyMap<number, Order>
  /** The texts of each partition of the topic, in order. */
  readonly topic: readonly (readonly string[])[]
  /** The lines of the objects of each partition, in order. */
  readonly bucket: readonly (readonly string[])[]
  readonly objects: number
}

const columns = ['id', 'customer', 'item', 'quantity', 'price', 'version'] as const
const isSame = (a: Order, b: Order): boolean => columns.every((name) => a[name] === b[name])
const wrongMax = 20

/** Holds the bucket to the topic, line by line; its changes to those that were made, row by row; and what they come to, to the table. */
export function judge({ changes, orders, topic, bucket, objects }: Found): Verdict {
  const wrong: string[] = []
  let [lost, doubled, different] = [0, 0, 0]
  for (let partition = 0; partition < Math.max(topic.length, bucket.length); partition++) {
    const [texts, lines] = [topic[partition] ?? [], bucket[partition] ?? []]
    const problem = compareTexts(partition, texts, lines)
    if (problem === undefined) continue
    wrong.push(problem)
    doubled += Math.max(0, lines.length - texts.length)
    // As many lines as there are records, and others: what is missing is told by the rows.
    if (lines.length === texts.length) different += 1
  }
  const byRow = new Map<number, Line[]>()
  let lines = 0
  for (const text of bucket.flat()) {
    const line = JSON.parse(text) as Line
    lines += 1
    const so = byRow.get(line.id)
    if (so === undefined) byRow.set(line.id, [line])
    else so.push(line)
  }
  let repeated = 0
  let told = 0
  for (const [id, made] of changes) {
    const all = byRow.get(id) ?? []
    const once = firstTimes(all)
    repeated += all.length - once.length
    told += once.length
    const problem = compareChanges(made, once) ?? compareLast(orders.get(id), all.at(-1))
    if (problem === undefined) continue
    wrong.push(`row ${id}: ${problem}`)
    const missing = missingOf(made, once)
    lost += missing
    if (missing === 0) different += 1
  }
  for (const id of byRow.keys()) {
    if (changes.has(id)) continue
    wrong.push(`row ${id} is in the bucket, and was never made`)
    different += 1
  }
  const count = [...changes.values()].reduce((sum, { length }) => sum + length, 0)
  const counts: Counts = { lost, doubled, repeated, different, forgotten: 0 }
  return {
    counts,
    found: [
      `${count} changes of ${changes.size} rows were made in MariaDB, ${orders.size} of them are there now`,
      `${topic.flat().length} records are in the topic, ${lines} lines in ${objects} objects of the bucket, line by line the same`,
      `${told} of them tell a change or a row that was there before, ${repeated} tell one again`,
    ].map((text) => (wrong.length === 0 ? text : text.replace(', line by line the same', ''))),
    wrong: wrong.slice(0, wrongMax),
  }
}

function compareTexts(partition: number, topic: readonly string[], bucket: readonly string[]): string | undefined {
  const at = topic.findIndex((text, index) => text !== bucket[index])
  if (at === -1 && topic.length === bucket.length) return undefined
  return (
    `partition ${partition} has ${topic.length} records in the topic and ${bucket.length} lines in the bucket; from ${at} on: ` +
    `${topic[at] ?? 'none'} is ${bucket[at] ?? 'none'}`
  )
}

/** Without what is told again: a source that was killed goes on behind what it knows to be stored. */
function firstTimes(lines: readonly Line[]): readonly Line[] {
  const seen = new Set<string>()
  return lines.filter((line) => {
    // What a snapshot reads has no place of its own.
    const place =
      line.__op === 'r' ? `r ${line.version}` : `${line.__source_file} ${line.__source_pos} ${line.__source_row}`
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}

/** Which of the changes that were made is told first. */
function beginOf(made: readonly Change[], told: readonly Line[]): number {
  const [first] = told
  return first?.__op === 'r' ? made.findIndex(({ order }) => order.version === first.version) : 0
}

/** How many changes are not told. */
const missingOf = (made: readonly Change[], told: readonly Line[]): number =>
  Math.max(0, made.length - Math.max(0, beginOf(made, told)) - told.length)

/** Changes have to be there from the first on, or from the row on that a snapshot saw. */
function compareChanges(made: readonly Change[], told: readonly Line[]): string | undefined {
  const [first] = told
  let at = beginOf(made, told)
  if (first === undefined) return made.at(-1)?.op === 'd' ? undefined : 'it is not in the bucket'
  for (const line of told) {
    const change = made[at]
    if (change === undefined) return `the bucket tells version ${line.version} (${line.__op}), which was not made`
    const isOp = line.__op === change.op || (line === first && line.__op === 'r')
    if (!isOp || !isSame(line, change.order)) {
      return `where ${JSON.stringify(change)} was made, the bucket tells ${JSON.stringify(line)}`
    }
    at += 1
  }
  return at === made.length ? undefined : `${made.length - at} changes from ${JSON.stringify(made[at])} on are not told`
}

/** What the bucket says last is what the table has. */
function compareLast(order: Order | undefined, last: Line | undefined): string | undefined {
  if (order === undefined)
    return last === undefined || last.__op === 'd' ? undefined : 'it is deleted, and there in the bucket'
  if (last === undefined || last.__op === 'd') return 'it is there, and deleted or never made in the bucket'
  return isSame(order, last) ? undefined : `it is ${JSON.stringify(order)}, and ${JSON.stringify(last)} in the bucket`
}
