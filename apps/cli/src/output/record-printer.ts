import { usageError } from '../failure.ts'
import type { Output } from './output.ts'
import type { OutputFormat } from './render.ts'
import { recordData } from './show-record.ts'
import type { ShownRecord } from './shown-record.ts'
import { compileTemplate } from './template.ts'

/** Adds a record to the output; true once it is time to flush. */
export type RecordPrinter = (record: ShownRecord) => boolean

/** How `consume` and `tail` print: by a grammar, or as text (the value, a line each), a JSON object a line, or a YAML document each. */
export async function recordPrinter(
  output: Output,
  format: OutputFormat,
  grammar: string | undefined,
): Promise<RecordPrinter> {
  if (grammar !== undefined && format !== 'text') {
    throw usageError(`-f and --format ${format} exclude each other: each says how a record is printed`)
  }
  switch (format) {
    case 'text': {
      const parts = compileTemplate(grammar ?? String.raw`%v\n`)
      return (record) => {
        let full = false
        for (const part of parts(record)) full = output.add(part)
        return full
      }
    }
    case 'json':
      return (record) => output.add(`${JSON.stringify(recordData(record))}\n`)
    case 'yaml': {
      const { stringify } = await import('yaml')
      return (record) => output.add(`---\n${stringify(recordData(record), { lineWidth: 0 })}`)
    }
  }
}
