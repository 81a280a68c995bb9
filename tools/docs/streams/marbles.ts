import { escapeXml, textWidth } from './svg-text.ts'
import { type ShownRecord, type SnippetRun, shortTime } from './run-snippet.ts'

const rowHeight = 52
const boxHeight = 34
const marbleHeight = 24
const gap = 8
const margin = 12

/** Of fill and line, one for each key in the order in which they come. */
const colours = [
  ['#dbeafe', '#1d4ed8'],
  ['#fef3c7', '#b45309'],
  ['#dcfce7', '#15803d'],
  ['#fce7f3', '#be185d'],
  ['#ede9fe', '#6d28d9'],
] as const

/**
 * A marble diagram as SVG: time runs to the right, a column for each record that was sent, and below it what came of it. Under the marbles stand
 * their timestamps, if the snippet gives any. The same run gives the same text.
 */
export function marbles(run: SnippetRun, operator: string): string {
  const rows = [...run.inputs, ...run.outputs]
  const hasTimes = run.steps.some(({ cause, written }) =>
    [...('clock' in cause ? [] : [cause]), ...written].some(({ timestampMs }) => timestampMs > 0),
  )
  const left = margin + Math.max(...rows.map(textWidth)) + 16
  const columns: { readonly x: number; readonly width: number }[] = []
  let x = left + gap
  for (const { cause, written } of run.steps) {
    const widthOf = (records: readonly ShownRecord[]): number =>
      records.reduce((sum, { label }) => sum + marbleWidth(label) + gap, 0)
    const ofRow = (row: string): number => widthOf(written.filter(({ topic }) => topic === row))
    const own = 'clock' in cause ? textWidth(cause.clock) + gap : widthOf([cause])
    const width = Math.max(own, ...run.outputs.map(ofRow))
    columns.push({ x, width })
    x += width + gap
  }
  const right = Math.max(x + 16, left + textWidth(operator) + 60)
  const boxTop = margin + run.inputs.length * rowHeight
  const yOf = (row: string): number => {
    const index = rows.indexOf(row)
    return margin + rowHeight / 2 + index * rowHeight + (index < run.inputs.length ? 0 : boxHeight + 12) - 6
  }
  const height = margin * 2 + rows.length * rowHeight + boxHeight + 12
  const palette = new Map<string, (typeof colours)[number]>()
  const marble = (record: ShownRecord, at: number): string => {
    const key = keyOf(record.label)
    const colour = palette.get(key) ?? colours[palette.size % colours.length] ?? colours[0]
    palette.set(key, colour)
    const [fill, line] = colour
    const width = marbleWidth(record.label)
    const y = yOf(record.topic)
    const dashes = record.isTombstone ? ' stroke-dasharray="4 3"' : ''
    return [
      `<rect x="${at}" y="${y - marbleHeight / 2}" width="${width}" height="${marbleHeight}" rx="12" fill="${record.isTombstone ? '#ffffff' : fill}" stroke="${line}"${dashes}/>`,
      `<text x="${at + width / 2}" y="${y + 4}" text-anchor="middle">${escapeXml(record.label)}</text>`,
      ...(hasTimes
        ? [
            `<text x="${at + width / 2}" y="${y + 24}" text-anchor="middle" class="time">${shortTime(record.timestampMs)}</text>`,
          ]
        : []),
    ].join('\n')
  }
  const parts = run.steps.flatMap(({ cause, written }, index) => {
    const column = columns[index] ?? { x: left, width: 0 }
    const own =
      'clock' in cause
        ? [
            `<text x="${column.x + column.width / 2}" y="${boxTop - rowHeight / 2 - 2}" text-anchor="middle" class="time">${escapeXml(cause.clock)}</text>`,
          ]
        : [marble(cause, column.x)]
    const next = new Map<string, number>()
    const results = written.map((record) => {
      const at = next.get(record.topic) ?? column.x
      next.set(record.topic, at + marbleWidth(record.label) + gap)
      return marble(record, at)
    })
    return [...own, ...results]
  })
  const lines = rows.flatMap((row) => [
    `<text x="${margin}" y="${yOf(row) + 4}" class="topic">${escapeXml(row)}</text>`,
    `<path d="M${left} ${yOf(row)} H${right - 14}" stroke="#94a3b8" fill="none" marker-end="url(#end)"/>`,
  ])
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${right}" height="${height}" viewBox="0 0 ${right} ${height}" role="img" aria-label="marble diagram of ${escapeXml(operator)}">`,
    '<style>text{font:13px ui-monospace,monospace;fill:#0f172a}.time{font-size:10px;fill:#64748b}.topic{font-weight:600}</style>',
    '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#94a3b8"/></marker></defs>',
    `<rect width="${right}" height="${height}" rx="8" fill="#ffffff"/>`,
    ...lines,
    `<rect x="${left}" y="${boxTop}" width="${right - left - 14}" height="${boxHeight}" rx="6" fill="#f1f5f9" stroke="#475569"/>`,
    `<text x="${(left + right - 14) / 2}" y="${boxTop + boxHeight / 2 + 4}" text-anchor="middle">${escapeXml(operator)}</text>`,
    ...parts,
    '</svg>',
  ].join('\n')}\n`
}

function marbleWidth(label: string): number {
  return Math.max(marbleHeight, textWidth(label) + 14)
}

/** What stands before the value: of windows the key alone. */
function keyOf(label: string): string {
  const [key = ''] = label.split(': ')
  return key.split(' ')[0] ?? ''
}
