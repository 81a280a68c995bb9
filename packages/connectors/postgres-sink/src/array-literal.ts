/** What of a text needs a backslash before it within quotes. */
const special = /["\\]/g

function element(text: string | null): string {
  if (text === null) return 'NULL'
  return `"${text.includes('"') || text.includes('\\') ? text.replaceAll(special, String.raw`\$&`) : text}"`
}

/** An array as PostgreSQL reads it, of texts as it reads each of them: `{"1","a \"b\"",NULL}`. */
export function arrayLiteral(texts: readonly (string | null)[]): string {
  return `{${texts.map(element).join(',')}}`
}

/** An array of arrays, whose literals these are. */
export function nestedArrayLiteral(literals: readonly string[]): string {
  return `{${literals.join(',')}}`
}
