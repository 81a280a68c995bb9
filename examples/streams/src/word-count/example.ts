import { readFile } from 'node:fs/promises'
import { type Example, given, type InputRecord, shown } from '../harness/example.ts'
import { counts, lines, wordCount } from './topology.ts'

/** The text: the license of this repository, which everybody has. */
const text = new URL('../../../../LICENSE', import.meta.url)

async function licenseLines(): Promise<InputRecord[]> {
  const all = (await readFile(text, 'utf8')).split('\n')
  // A line each second, from the day on which the license is dated.
  return all.map((line, number) => given(lines, null, line, Date.UTC(2004, 0, 1) + number * 1000))
}

export const wordCountExample: Example = {
  name: 'word-count',
  app: wordCount,
  inputs: [{ name: lines.name, partitions: 4 }],
  outputs: [shown(counts, { kind: 'table', isByPartition: false }, (word, times) => `${word} ${times}`)],
  records: licenseLines,
}
