/** A field, and whether it stands in quotes: `""` and nothing between two separators may mean different things. */
export interface CsvField {
  readonly text: string
  readonly isQuoted: boolean
}

function unquoted(field: string): CsvField {
  return { text: field, isQuoted: false }
}

/** The fields of a row that is well formed, without the end of its line. Both characters are ASCII. */
export function csvFields(row: string, separator: string, quote: string, isQuoted: boolean): readonly CsvField[] {
  if (!isQuoted) return row.split(separator).map(unquoted)
  const fields: CsvField[] = []
  for (let at = 0; ;) {
    if (row[at] !== quote) {
      const end = row.indexOf(separator, at)
      fields.push(unquoted(end === -1 ? row.slice(at) : row.slice(at, end)))
      if (end === -1) return fields
      at = end + 1
      continue
    }
    let text = ''
    let from = at + 1
    for (;;) {
      const closed = row.indexOf(quote, from)
      const end = closed === -1 ? row.length : closed
      text += row.slice(from, end)
      if (row[end + 1] !== quote) {
        fields.push({ text, isQuoted: true })
        at = end + 2
        // Behind the quote is a separator, or nothing more.
        if (row[end + 1] !== separator) return fields
        break
      }
      text += quote
      from = end + 2
    }
  }
}
