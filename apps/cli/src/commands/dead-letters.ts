import { parseOffsetSpec } from '../arguments/offset-spec.ts'
import { resolveSlices } from '../consume/slices.ts'
import { type DeadLetter, deadLetterOf, readable } from '../dead-letters/dead-letter.ts'
import { type DeadLetterOptions, withDeadLetters } from '../dead-letters/dead-letter-topic.ts'
import { readDeadLetters } from '../dead-letters/read-dead-letters.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { deadLetterShownBytesMax } from '../limits.ts'
import { print } from '../output/print.ts'
import { printable } from '../output/printable.ts'
import { table } from '../output/render.ts'
import { bytesField, namedField, recordData } from '../output/show-record.ts'
import type { FormatOption } from '../program/shared-options.ts'
import { checkPartition } from '../session.ts'

export interface ListDeadLettersOptions extends DeadLetterOptions, FormatOption {
  readonly from: string
  readonly limit: number
}

export interface ShowDeadLetterOptions extends DeadLetterOptions, FormatOption {
  readonly hex?: boolean
}

/** A dead letter for programs. */
function letterData(letter: DeadLetter): object {
  const { record, origin, trace, headers, replays, connector, task, stage, failedIn, error, message } = letter
  return {
    ...recordData(record),
    headers: headers.map(([key, value]) => ({ key, ...namedField('value', bytesField(value)) })),
    connector: connector ?? null,
    task: task ?? null,
    origin: origin ?? null,
    stage: stage ?? null,
    failedIn: failedIn ?? null,
    error: error ?? null,
    message: message ?? null,
    trace: trace ?? null,
    replays,
  }
}

function originText({ origin }: DeadLetter): string {
  if (origin === undefined) return '-'
  const { topic, partition, offset } = origin
  return `${topic}${partition === undefined ? '' : `-${partition}`}${offset === undefined ? '' : `@${offset}`}`
}

/** `millrace connect dlq ls` */
export async function listDeadLetters(io: CliIo, name: string, options: ListDeadLettersOptions): Promise<ExitCode> {
  const { from, until = { kind: 'end' } } = parseOffsetSpec(options.from, Date.now())
  return withDeadLetters(io, name, options, async (client, topic) => {
    const partitions = topic.partitions.map(({ partition }) => partition)
    const slices = await resolveSlices(client, topic.name, partitions, { from, until }, 'read_committed')
    const letters: DeadLetter[] = []
    let isMore = false
    for await (const letter of readDeadLetters(client, {
      topic: topic.name,
      connector: name,
      slices,
      signal: io.interrupted,
    })) {
      isMore = letters.length === options.limit
      if (isMore) break
      letters.push(letter)
    }
    await print(io, options, letters.map(letterData), () =>
      letters.length === 0
        ? `${name} has no dead letters in '${topic.name}' there\n`
        : table(
            ['AT', 'TIME', 'FROM', 'STAGE', 'ERROR', 'REPLAYS', 'MESSAGE'],
            letters.map((letter) => [
              `${letter.record.partition}:${letter.record.offset}`,
              new Date(letter.record.timestamp).toISOString(),
              originText(letter),
              letter.stage ?? '-',
              letter.error ?? '-',
              String(letter.replays),
              printable(letter.message ?? '-'),
            ]),
            [5],
          ),
    )
    if (isMore) note(io, `millrace: there are more: --limit says how many are shown, and --from where to begin`)
    return exitCodes.ok
  })
}

/** `0:12` or `12`: a partition and an offset in it. */
function placeOf(text: string): { readonly partition: number; readonly offset: number } {
  const [, partition = '0', offset] = /^(?:(\d{1,9}):)?(\d{1,15})$/.exec(text) ?? []
  if (offset === undefined)
    throw usageError(`'${text}' is no dead letter: say where it is, as \`dlq ls\` shows it: 0:12`)
  return { partition: Number(partition), offset: Number(offset) }
}

/** `millrace connect dlq show` */
export async function showDeadLetter(
  io: CliIo,
  name: string,
  at: string,
  options: ShowDeadLetterOptions,
): Promise<ExitCode> {
  const { partition, offset } = placeOf(at)
  return withDeadLetters(io, name, options, async (client, topic) => {
    checkPartition(topic, partition)
    const range = { from: { kind: 'offset', offset }, until: { kind: 'offset', offset: offset + 1 } } as const
    const slices = await resolveSlices(client, topic.name, [partition], range, 'read_committed')
    for (const slice of slices) {
      if (slice.from >= slice.until) continue
      await using consumer = client.consumer({ isolation: 'read_committed' })
      const start = new Map([[partition, { offset }]])
      const records = consumer.records(topic.name, {
        partitions: [partition],
        from: start,
        until: 'end',
        signal: io.interrupted,
      })
      for await (const record of records) {
        if (record.offset !== offset) break
        const letter = deadLetterOf(record)
        await print(io, options, letterData(letter), () => letterText(letter, options.hex === true))
        return exitCodes.ok
      }
    }
    throw new CommandFailure(exitCodes.failed, `there is no record at ${partition}:${offset} of '${topic.name}'`)
  })
}

/** The text, each of its lines further in, with nothing that a terminal would act on. */
function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${printable(line)}\n`)
    .join('')
}

function letterText(letter: DeadLetter, hex: boolean): string {
  const { record, connector, task, stage, failedIn, error, message, trace, headers, replays } = letter
  const shown = (bytes: Uint8Array | null): string => readable(bytes, deadLetterShownBytesMax, hex)
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['at', `${record.topic} ${record.partition}:${record.offset}`],
    ['time', new Date(record.timestamp).toISOString()],
    ['connector', connector === undefined ? undefined : `${connector}${task === undefined ? '' : `, task ${task}`}`],
    ['from', letter.origin === undefined ? undefined : originText(letter)],
    ['failed in', stage === undefined ? undefined : `${stage}${failedIn === undefined ? '' : ` (${failedIn})`}`],
    ['error', error],
    ['message', message],
    ['replayed', `${replays} times`],
  ]
  const width = Math.max(...rows.map(([label]) => label.length))
  const lines = rows.map(([label, text]) =>
    `${label.padEnd(width)}  ${text === undefined ? '(the headers do not say)' : printable(text)}`.trimEnd(),
  )
  const parts = [
    `key\n${indented(shown(record.key))}`,
    `value\n${indented(shown(record.value))}`,
    ...(headers.length === 0
      ? []
      : [`headers\n${headers.map(([key, value]) => indented(`${key}: ${shown(value)}`)).join('')}`]),
    ...(trace === undefined ? [] : [`trace\n${indented(trace)}`]),
  ]
  return `${lines.join('\n')}\n${parts.join('')}`
}
