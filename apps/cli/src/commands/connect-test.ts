import { stat, readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { isStreamError } from '@millrace/base'
import type { TracedRecord } from '@millrace/connect'
import { readConnectorFile } from '../connect/connector-file.ts'
import { pluginsOf } from '../connect/plugins-of.ts'
import { type Outcome, outcomeOf, tracedText } from '../connect/traced-text.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { usageError } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { sampleFileSizeBytesMax } from '../limits.ts'
import { print } from '../output/print.ts'
import type { FormatOption } from '../program/shared-options.ts'

export interface TestConnectorOptions extends FormatOption {
  readonly file: string
  readonly records: string
  readonly expect?: string
  readonly plugin?: readonly string[]
  readonly trace?: boolean
}

/** The values of a file with one a line; empty lines are none. Throws a usage error that names the line. */
async function jsonLines(file: string): Promise<readonly unknown[]> {
  let text: string
  try {
    const { size } = await stat(file)
    if (size > sampleFileSizeBytesMax)
      throw usageError(`${file} has ${size} bytes, and may have ${sampleFileSizeBytesMax}`)
    text = await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw usageError(code === 'ENOENT' ? `there is no file '${file}'` : `can't read '${file}': ${message}`)
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as unknown]
    } catch (error) {
      throw usageError(
        `${file}: line ${index + 1} is no JSON: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  })
}

/** What is not as expected: the number of the record, from 1 on, with both. */
interface Mismatch {
  readonly record: number
  readonly expected: unknown
  readonly actual: Outcome | undefined
}

function mismatches(outcomes: readonly Outcome[], expected: readonly unknown[]): readonly Mismatch[] {
  const count = Math.max(outcomes.length, expected.length)
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => !isDeepStrictEqual(outcomes[index], expected[index]))
    .map((index) => ({ record: index + 1, expected: expected[index], actual: outcomes[index] }))
}

function mismatchText({ record, expected, actual }: Mismatch): string {
  const said = (value: unknown): string => (value === undefined ? '(nothing)' : JSON.stringify(value))
  return `record ${record} is not as expected\n  - ${said(expected)}\n  + ${said(actual)}\n`
}

/** `millrace connect test` */
export async function testConnector(io: CliIo, options: TestConnectorOptions): Promise<ExitCode> {
  const { config } = await readConnectorFile(options.file)
  const samples = await jsonLines(options.records)
  const expected = options.expect === undefined ? undefined : await jsonLines(options.expect)
  const plugins = await pluginsOf(options.plugin ?? [])
  const { tryRecords } = await import('@millrace/connect')
  let traced: readonly TracedRecord[]
  try {
    traced = tryRecords(plugins, config, samples)
  } catch (error) {
    if (isStreamError(error, 'INVALID_CONFIG')) throw usageError(`${options.file}: ${error.message}`)
    if (isStreamError(error, 'INVALID_DATA')) throw usageError(`${options.records}: ${error.message}`)
    throw error
  }
  const outcomes = traced.map(outcomeOf)
  if (expected !== undefined) {
    const wrong = mismatches(outcomes, expected)
    await print(io, options, { records: outcomes.length, mismatches: wrong }, () =>
      wrong.length === 0 ? `${outcomes.length} records are as expected\n` : wrong.map(mismatchText).join(''),
    )
    return wrong.length === 0 ? exitCodes.ok : exitCodes.failed
  }
  const data = options.trace === true ? traced : outcomes
  if (options.format === 'json') {
    // A line each, as --expect takes it.
    await print(io, { format: 'text' }, data, () => data.map((one) => `${JSON.stringify(one)}\n`).join(''))
  } else {
    const shown = options.trace === true ? traced : traced.map((one) => ({ ...one, stages: one.stages.slice(-1) }))
    await print(io, options, data, () => shown.map((one, index) => tracedText(one, index + 1)).join(''))
  }
  return traced.some(({ error }) => error !== undefined) ? exitCodes.failed : exitCodes.ok
}
