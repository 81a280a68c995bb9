import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { inRepository } from '../../../tests/connectors/servers/lib/places.ts'
import type { Report } from './run-pipeline.ts'

const page = 'docs/reliability.md'
const [begin, end] = ['<!-- pipelines: begin -->', '<!-- pipelines: end -->']

const columns = [
  'pipeline',
  'killed: worker, broker, source, target',
  'networks cut or stalled',
  'rows',
  'lost',
  'doubled',
  'different',
  'told again in topics',
  'forgotten by the source',
  'seconds',
  'seed',
  'commit',
]

/** What a run came to, for the table of the page. */
export function cellsOf(pipeline: string, seed: number, commit: string, report: Report): readonly string[] {
  const { harmed, counts, rows, tookMs } = report
  const killed = [harmed.worker, harmed.broker, harmed.source, harmed.target]
  const { lost, doubled, different, repeated, forgotten } = counts
  const numbers = [rows, lost, doubled, different, repeated, forgotten, Math.round(tookMs / 1000), seed]
  return [`\`${pipeline}\``, killed.join(', '), String(harmed.network), ...numbers.map(String), commit]
}

/** The page with that row in its table instead of the one of the same pipeline, rows in the order of `names`. */
export function withRow(text: string, names: readonly string[], cells: readonly string[]): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`the page has lost its markers ${begin} and ${end}`)
  const rows = text
    .slice(from, to)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const place = ([name = '']: readonly string[]): number => names.indexOf(name.replaceAll('`', ''))
  const all = [...rows.filter(([name]) => name !== cells[0]), cells].toSorted((a, b) => place(a) - place(b))
  return `${text.slice(0, from + begin.length)}\n\n${tableOf([columns, ...all])}\n\n${text.slice(to)}`
}

/** As the formatter would have it. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)))
  lines.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  )
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Puts a run into the table of docs/reliability.md. */
export function writeReport(pipeline: string, names: readonly string[], seed: number, report: Report): void {
  const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
    cwd: inRepository('.'),
    encoding: 'utf8',
  }).trim()
  const file = inRepository(page)
  writeFileSync(file, withRow(readFileSync(file, 'utf8'), names, cellsOf(pipeline, seed, commit, report)))
}
