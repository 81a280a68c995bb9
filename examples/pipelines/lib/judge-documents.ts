import { isDeepStrictEqual } from 'node:util'
import type { Counts } from './pipeline.ts'

/** A row that was made, and is a document of its id. */
export interface Row {
  readonly id: string
}

export interface Documents {
  /** What the index has, by id. */
  readonly documents: ReadonlyMap<string, unknown>
  /** How many rows were made, and which they are, by number. */
  readonly count: number
  readonly rowOf: (number: number) => Row
  /** How many records are in the topics. */
  readonly records: number
}

const wrongMax = 20

/** Holds the documents of an index to the rows that were made, one by one. */
export function judgeDocuments({ documents, count, rowOf, records }: Documents): {
  readonly wrong: readonly string[]
  readonly counts: Counts
} {
  const wrong: string[] = []
  let [lost, different] = [0, 0]
  for (let number = 0; number < count; number++) {
    const row = rowOf(number)
    const document = documents.get(row.id)
    if (isDeepStrictEqual(document, row)) continue
    if (document === undefined) lost += 1
    else different += 1
    wrong.push(`${JSON.stringify(row)} was made, and is ${JSON.stringify(document) ?? 'no document'}`)
  }
  // Each has the id of its row: more of them are none that were made.
  const others = documents.size - (count - lost)
  if (others > 0) wrong.push(`${others} documents are of no row`)
  const repeated = Math.max(0, records - count)
  return {
    wrong: wrong.slice(0, wrongMax),
    counts: { lost, doubled: 0, repeated, different: different + others, forgotten: 0 },
  }
}
