import type { TemplateParts } from './project.ts'

const sink = ({
  className,
  exportName,
}: TemplateParts): string => `import { access, constants, open } from 'node:fs/promises'
import path from 'node:path'
import { configSchema, defineSink, option, recordResult, type SinkConnector, toText } from '@millrace/connect'

/** One schema: the types of the config below, the answers of config/validate, and the documentation are made from it. */
const config = configSchema({
  file: option.string({ importance: 'HIGH', doc: 'The file that lines are appended to.' }),
})

/** Writes the values of topics into a file, a line each. What is written again after a failure stands there twice. */
export const ${exportName}: SinkConnector = defineSink({
  name: '${className}',
  version: '0.1.0',
  doc: 'Writes the values of topics into a file, a line each.',
  config,
  // Tried before a connector starts, and by \`millrace connect check\`: what can only be known by asking.
  async check({ file }) {
    try {
      await access(path.dirname(path.resolve(file)), constants.W_OK)
      return []
    } catch (error) {
      return [{ option: 'file', message: \`\${file} can't be written: \${String(error)}\` }]
    }
  },
  async open({ config: { file } }) {
    const handle = await open(file, 'a')
    return {
      // Once it resolves, what is answered \`ok\` has to be durable: the offsets behind it are committed. A sink that gathers more before it writes has a
      // \`flush\` that says how far it has come.
      async write(records) {
        const lines = records.map(({ value: { schema, value } }) => (value === null ? undefined : toText(schema, value)))
        await handle.appendFile(lines.map((line) => (line === undefined ? '' : \`\${line}\\n\`)).join(''))
        await handle.datasync()
        // What can never be written is rejected, one by one: the config says whether to go on without it. What may work later is \`recordResult.retry\`.
        return lines.map((line) => (line === undefined ? recordResult.reject('it has no value') : recordResult.ok))
      },
      close: () => handle.close(),
    }
  },
})
`

const test = ({
  className,
  exportName,
}: TemplateParts): string => `import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sinkConformance } from '@millrace/connect/testing'
import { describe, test } from 'vitest'
import { ${exportName} } from './index.js'

const converter = 'org.apache.kafka.connect.storage.StringConverter'

describe('${className}', () => {
  const cases = sinkConformance({
    connector: ${exportName},
    // Something to write to, for one case alone, with nothing in it yet.
    setUp: async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'connector-'))
      const file = path.join(folder, 'lines.txt')
      return {
        config: { file, topics: 'lines', 'key.converter': converter, 'value.converter': converter },
        // What identifies each record that is there.
        readTarget: async (): Promise<readonly string[]> => (await readFile(file, 'utf8')).split('\\n').filter(Boolean),
        tearDown: () => rm(folder, { recursive: true }),
      }
    },
    badRecord: () => ({ value: { schema: null, value: null } }),
    // A file knows nothing of offsets.
    duplicatesAfterCrash: true,
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})
`

/** The files of a sink. */
export function sinkFiles(parts: TemplateParts): Readonly<Record<string, string>> {
  return { 'src/index.ts': sink(parts), 'src/index.test.ts': test(parts) }
}
