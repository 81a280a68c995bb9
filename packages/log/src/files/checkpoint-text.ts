const version = '0'

/** Kafka's checkpoint format: the version, the number of entries, one entry a line. */
export function formatCheckpoint(lines: readonly string[]): string {
  return `${[version, String(lines.length), ...lines].join('\n')}\n`
}

/** The entries; undefined if the text is not whole or of another version. */
export function parseCheckpoint(text: string): string[] | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  while (lines.at(-1) === '') lines.pop()
  const [foundVersion, count, ...entries] = lines
  if (foundVersion !== version || count === undefined || !/^\d+$/.test(count)) return undefined
  return entries.length === Number(count) ? entries : undefined
}
