/** A Markdown table; cells may hold anything, line ends become spaces. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`
  return line(headings) + `|${headings.map(() => '---').join('|')}|\n` + rows.map(line).join('')
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll(/\s*\n\s*/g, ' ')
}

/** Says where a page comes from. */
export const generatedNote = '<!-- Generated: `npx vitest run tools/docs -u` writes it again. Do not edit. -->\n\n'
