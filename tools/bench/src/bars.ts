import type { Latencies, Summary } from './statistics.ts'

export type Unit =
  | 'records/s'
  | 'rows/s'
  | 'messages/s'
  | 'requests/s'
  | 'MiB/s'
  | 'MB/s'
  | 'ms'
  | 'MB'
  | 'KB'
  | 'x'
  | '%'
  | 'partitions'

/** One thing that a row must reach. */
export interface Bar {
  /** What is held to it, where a row has more than one: `p99`. Absent: the row's own figure. */
  readonly what?: string
  readonly value: number
  readonly unit: Unit
  readonly limit: number
  /** Whether `limit` is the least that will do, or the most. */
  readonly sense: 'least' | 'most'
}

/** One line of the table. */
export interface Row {
  readonly name: string
  readonly unit: Unit
  readonly figure: Summary
  /** All that must be reached; the first is the figure's own. */
  readonly bars: readonly Bar[]
  readonly acknowledgement?: Latencies
  /** Seconds of CPU for each GB of values, by process. */
  readonly cpuPerGb?: { readonly broker: number; readonly client: number }
  /** What the bar was made of, or what else was found. */
  readonly remark?: string
}

/** The bar of the row's own figure, its median. */
export function atLeast(figure: Summary, unit: Unit, limit: number): Bar {
  return { value: figure.median, unit, limit, sense: 'least' }
}

export function atMost(figure: Summary, unit: Unit, limit: number): Bar {
  return { value: figure.median, unit, limit, sense: 'most' }
}

/** The bars that a row is not up to. What could not be measured is below every bar. */
export function missedBars({ bars }: Pick<Row, 'bars'>): Bar[] {
  return bars.filter(({ value, limit, sense }) => !(sense === 'least' ? value >= limit : value <= limit))
}

/** A figure as a reader wants it: no more digits than it deserves. */
export function shown(value: number, unit: Unit): string {
  switch (unit) {
    case 'records/s':
    case 'rows/s':
    case 'messages/s':
    case 'requests/s':
    case 'MiB/s':
      return Math.round(value).toLocaleString('en-US')
    case 'ms':
      return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2)
    case 'MB':
    case 'partitions':
      return value.toFixed(0)
    case 'KB':
    case 'MB/s':
      return value.toFixed(1)
    case '%':
      return value.toFixed(1)
    case 'x':
      return value >= 10 ? value.toFixed(0) : value.toFixed(2)
  }
}

/** What a bar asks: `1,500,000`, or `p99 at most 50.00 ms`. */
export function barText({ what, limit, sense, unit }: Bar): string {
  const text = shown(limit, unit)
  return what === undefined ? text : `${what} at ${sense} ${text} ${unit}`
}

/** One line for each row that is below a bar: which, what it has, what was asked. */
export function shortfalls(rows: readonly Row[]): string[] {
  return rows.flatMap((row) =>
    missedBars(row).map(
      ({ what, value, unit, limit, sense }) =>
        `below its bar: ${row.name}: ${what === undefined ? '' : `${what} `}${shown(value, unit)} ${unit}, at ${sense} ${shown(limit, unit)} asked`,
    ),
  )
}
