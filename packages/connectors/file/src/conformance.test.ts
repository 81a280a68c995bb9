import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sinkConformance, sourceConformance } from '@millrace/connect/testing'
import { describe, test } from 'vitest'
import { fileStreamSink, fileStreamSource } from './index.ts'

const converter = 'org.apache.kafka.connect.storage.StringConverter'
const texts = { 'key.converter': converter, 'value.converter': converter }

const temporary = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-file-'))
  return { file: path.join(folder, 'lines.txt'), tearDown: () => rm(folder, { recursive: true }) }
}

describe('FileStreamSource', () => {
  const cases = sourceConformance({
    connector: fileStreamSource,
    setUp: async () => {
      const { file, tearDown } = await temporary()
      let made = 0
      const produceInput = async (count: number): Promise<readonly string[]> => {
        const lines = Array.from({ length: count }, () => `line ${made++}`)
        await appendFile(file, lines.map((line) => `${line}\n`).join(''))
        return lines
      }
      return { config: { ...texts, file, topic: 'lines', 'batch.size': '3' }, produceInput, tearDown }
    },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})

describe('FileStreamSink', () => {
  const cases = sinkConformance({
    connector: fileStreamSink,
    setUp: async () => {
      const { file, tearDown } = await temporary()
      const readTarget = async (): Promise<readonly string[]> =>
        (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
      return { config: { ...texts, file, topics: 'lines' }, readTarget, tearDown }
    },
    // Whatever has a value has a text.
    badRecord: null,
    duplicatesAfterCrash: true,
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})
