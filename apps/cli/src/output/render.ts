export const outputFormats = ['text', 'json', 'yaml'] as const
export type OutputFormat = (typeof outputFormats)[number]

/** Data in the format asked for: `text` makes the text, the two others print `data` itself. Ends with a line end. */
export async function render(format: OutputFormat, data: unknown, text: () => string): Promise<string> {
  switch (format) {
    case 'text':
      return text()
    case 'json':
      return `${JSON.stringify(data)}\n`
    case 'yaml': {
      const { stringify } = await import('yaml')
      return stringify(data, { lineWidth: 0 })
    }
  }
}

/** Columns under headings; those in `right` (counted from 0) are numbers. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [headings, ...rows].map((row) => `${line(row)}\n`).join('')
}

/** `1,234,567`, whatever the machine's language. */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}
