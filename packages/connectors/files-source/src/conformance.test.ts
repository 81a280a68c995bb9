import { appendFile } from 'node:fs/promises'
import path from 'node:path'
import { sourceConformance } from '@millrace/connect/testing'
import { describe, test } from 'vitest'
import { temporaryFolder } from '../test/reading.ts'
import { logFileSource } from './index.ts'

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
