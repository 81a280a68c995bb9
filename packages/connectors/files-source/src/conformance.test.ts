import { appendFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { toPlain } from '@millrace/connect'
import { sourceConformance } from '@millrace/connect/testing'
import { describe, test } from 'vitest'
import { temporaryFolder } from '../test/reading.ts'
import { csvFilesSource, logFileSource, ndjsonFilesSource } from './index.ts'

const converter = 'org.apache.kafka.connect.storage.StringConverter'
const texts = { 'key.converter': converter, 'value.converter': converter }

describe('LogFileSource', () => {
  const cases = sourceConformance({
    connector: logFileSource,
    setUp: async () => {
      const folder = await temporaryFolder()
      let made = 0
      const produceInput = async (count: number): Promise<readonly string[]> => {
        const lines = Array.from({ length: count }, () => `line ${made++}`)
        await appendFile(path.join(folder.path, 'a.log'), lines.map((line) => `${line}\n`).join(''))
        return lines
      }
      const config = {
        ...texts,
        paths: path.join(folder.path, '*.log'),
        topic: 'lines',
        'batch.size': '3',
        'poll.interval.ms': '2',
        'scan.interval.ms': '2',
      }
      return { config, produceInput, tearDown: () => folder[Symbol.asyncDispose]() }
    },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})

describe.each([
  ['CsvFilesSource', csvFilesSource, 'csv', (id: string) => `${id},"x\ny"`, 'id,text\n'],
  ['NdjsonFilesSource', ndjsonFilesSource, 'json', (id: string) => JSON.stringify({ id }), ''],
] as const)('%s', (_, connector, extension, rowOf, header) => {
  const cases = sourceConformance({
    connector,
    setUp: async () => {
      const folder = await temporaryFolder()
      let made = 0
      let files = 0
      const produceInput = async (count: number): Promise<readonly string[]> => {
        const ids = Array.from({ length: count }, () => `row ${made++}`)
        // As those do who write files that others read: under another name first.
        const name = path.join(folder.path, `${String(files++).padStart(4, '0')}.${extension}`)
        await writeFile(`${name}.tmp`, header + ids.map((id) => `${rowOf(id)}\n`).join(''))
        await rename(`${name}.tmp`, name)
        return ids
      }
      const config = {
        'value.converter': 'JsonConverter',
        'input.path': folder.path,
        'input.file.pattern': `.*\\.${extension}`,
        // Read again from the beginning, which a case wants.
        'cleanup.policy': 'NONE',
        topic: 'rows',
        'batch.size': '3',
        'file.minimum.age.ms': '0',
        'empty.poll.wait.ms': '2',
      }
      return { config, produceInput, tearDown: () => folder[Symbol.asyncDispose]() }
    },
    identify: ({ value }) => (toPlain(value.value) as { readonly id: string }).id,
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (__, run) => run())
})
