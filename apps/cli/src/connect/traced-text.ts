import type { Shown, ShownBytes, ShownRecord, TracedRecord } from '@millrace/connect'
import { printable } from '../output/printable.ts'

/** What became of a record: what is stored of it, what a sink gets, null if it was dropped, or what was wrong. */
export type Outcome = ShownBytes | ShownRecord | { readonly error: NonNullable<TracedRecord['error']> } | null

/** What became of a record in the end. */
export function outcomeOf({ stages, stored, error }: TracedRecord): Outcome {
  if (error !== undefined) return { error }
  return stored ?? stages.at(-1)?.record ?? null
}

function shortly(value: Shown): string {
  return printable(typeof value === 'string' ? value : JSON.stringify(value))
}

/** A record in a line: where, its key, its value and its headers. */
export function recordText({ topic, partition, key, value, headers }: ShownRecord | ShownBytes): string {
  const data = (given: ShownRecord['key'] | Shown): Shown =>
    typeof given === 'object' && given !== null && 'schema' in given && 'value' in given ? given['value'] : given
  const where = partition === null ? topic : `${topic}-${partition}`
  const said = headers.map((header) => ` ${printable(header.name)}=${shortly(data(header.value))}`).join('')
  return `${where} ${shortly(data(key))} ${shortly(data(value))}${said}`
}

/** The way of a record, a line for each place of it. */
export function tracedText({ stages, stored, error }: TracedRecord, number: number): string {
  const lines = stages.map(({ stage, alias, record }) => {
    const place = alias ?? stage.toLowerCase()
    return `  ${place}: ${record === null ? '(dropped)' : recordText(record)}\n`
  })
  const end = stored === undefined ? '' : `  stored: ${recordText(stored)}\n`
  const wrong = error === undefined ? '' : `  wrong in ${error.stage} (${error.plugin}): ${printable(error.message)}\n`
  return `${number}\n${lines.join('')}${end}${wrong}`
}
