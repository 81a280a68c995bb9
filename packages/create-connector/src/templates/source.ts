import type { TemplateParts } from './project.ts'

const source = ({ className, exportName }: TemplateParts): string => `import { access, open } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { atLeast, configSchema, defineSource, option, Schema, type SourceConnector, sourceRecord } from '@millrace/connect'

/** Bytes that are read at a time, and so what a line may have. */
const readBytesMax = 64 * 1024

/** One schema: the types of the config below, the answers of config/validate, and the documentation are made from it. */
const config = configSchema({
  file: option.string({ importance: 'HIGH', doc: 'The file whose lines are read.' }),
  topic: option.string({ importance: 'HIGH', doc: 'The topic that they go to.' }),
  'poll.interval.ms': option.int({
    default: 1000,
    importance: 'LOW',
    doc: 'How long to wait before the file is looked at again, in milliseconds.',
    validate: atLeast(1),
  }),
})

interface Line {
  readonly text: string
  /** Where the next one begins, in bytes. */
  readonly end: number
}

/** The whole lines of a file from a position on. A last one without its end is not there yet, and no more is a file. */
async function linesFrom(file: string, position: number): Promise<readonly Line[]> {
  const buffer = Buffer.alloc(readBytesMax)
  let length: number
  try {
    const handle = await open(file)
    try {
      length = (await handle.read(buffer, 0, buffer.length, position)).bytesRead
    } finally {
      await handle.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const lines: Line[] = []
  let begin = 0
  for (let end = buffer.indexOf(10); end !== -1 && end < length; end = buffer.indexOf(10, begin)) {
    lines.push({ text: buffer.toString('utf8', begin, end), end: position + end + 1 })
    begin = end + 1
  }
  if (lines.length === 0 && length === readBytesMax) {
    throw new Error(\`a line of \${file} has more than \${readBytesMax} bytes, from \${position} on\`)
  }
  return lines
}

/** Waits, or until the task is to end. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** Reads the lines of a file. The offset is the position behind a line. */
export const ${exportName}: SourceConnector = defineSource({
  name: '${className}',
  version: '0.1.0',
  doc: 'Reads the lines of a file into a topic.',
  config,
  // Looking at it changes nothing: a preview may open a second one.
  mayBePreviewed: () => true,
  // Tried before a connector starts, and by \`millrace connect check\`: what can only be known by asking.
  async check({ file }) {
    try {
      await access(file)
      return []
    } catch (error) {
      // It may come later.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      return [{ option: 'file', message: \`\${file} can't be read: \${String(error)}\` }]
    }
  },
  // Batches are asked for as fast as they are stored. What is yielded with an offset is stored before that offset is kept.
  async *open({ config: { file, topic, 'poll.interval.ms': pollMs }, offset, signal }) {
    const sourcePartition = { file }
    let position = Number((await offset(sourcePartition))?.['position'] ?? 0)
    while (!signal.aborted) {
      const lines = await linesFrom(file, position)
      const last = lines.at(-1)
      if (last === undefined) {
        await pause(pollMs, signal)
        continue
      }
      position = last.end
      yield {
        records: lines.map(({ text, end }) => {
          const value = { schema: Schema.string(), value: text }
          return sourceRecord({ topic, value, sourcePartition, sourceOffset: { position: end } })
        }),
      }
    }
  },
})
`

const test = ({
  className,
  exportName,
}: TemplateParts): string => `import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sourceConformance } from '@millrace/connect/testing'
import { describe, test } from 'vitest'
import { ${exportName} } from './index.js'

const converter = 'org.apache.kafka.connect.storage.StringConverter'

describe('${className}', () => {
  const cases = sourceConformance({
    connector: ${exportName},
    // Something to read, for one case alone, with nothing in it yet.
    setUp: async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'connector-'))
      const file = path.join(folder, 'lines.txt')
      let made = 0
      return {
        config: { file, topic: 'lines', 'poll.interval.ms': '10', 'key.converter': converter, 'value.converter': converter },
        // Has so many more records come, and says what identifies each.
        produceInput: async (count: number): Promise<readonly string[]> => {
          const lines = Array.from({ length: count }, () => \`line \${made++}\`)
          await appendFile(file, lines.map((line) => \`\${line}\\n\`).join(''))
          return lines
        },
        tearDown: () => rm(folder, { recursive: true }),
      }
    },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})
`

/** The files of a source. */
export function sourceFiles(parts: TemplateParts): Readonly<Record<string, string>> {
  return { 'src/index.ts': source(parts), 'src/index.test.ts': test(parts) }
}
