import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readCommandLine } from './command-line.ts'
import { effectiveConfig } from './effective.ts'
import { configOf } from './given-configs.ts'

let folder: string
let file: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'millrace-config-'))
  file = path.join(folder, 'broker.yaml')
  writeFileSync(file, 'node.id: 3\nlistener.port: 1\nlog:\n  retention.hours: 5\nnum.partitions: 7\n')
})

afterAll(() => rmSync(folder, { recursive: true }))

const read = (args: readonly string[], env: Record<string, string> = {}) =>
  readCommandLine(['--config', file, ...args], '0.0.0', env).given

test('flags win over the environment, and that over the file', () => {
  const env = { MILLRACE_LISTENER_PORT: '2', MILLRACE_NUM_PARTITIONS: '8' }
  const { settings } = configOf(read(['--set', 'listener.port=3'], env))
  expect(settings).toMatchObject({ nodeId: 3, listenerPort: 3, numPartitions: 8, logRetentionHours: 5 })
})

describe('what is printed', () => {
  const env = { MILLRACE_LISTENER_PORT: '2', MILLRACE_NUM_PARTITIONS: '8' }

  test('json and yaml: each key, its value, its source, and where it was given', () => {
    const given = read(['--set', 'listener.port=3'], env)
    const entries = JSON.parse(effectiveConfig(given, 'json')) as { name: string }[]
    expect(parse(effectiveConfig(given, 'yaml'))).toEqual(entries)
    const entry = (name: string) => entries.find((each) => each.name === name)
    const source = 'STATIC_BROKER_CONFIG'
    expect(entry('listener.port')).toEqual({ name: 'listener.port', value: '3', source, where: 'flag', at: '--set' })
    expect(entry('num.partitions')).toMatchObject({ value: '8', source, where: 'env', at: 'MILLRACE_NUM_PARTITIONS' })
    expect(entry('log.retention.hours')).toMatchObject({ value: '5', source, where: 'file', at: `${file}:4` })
    expect(entry('log.dir')).toMatchObject({ value: 'millrace-data', source: 'DEFAULT_CONFIG', where: null, at: null })
    expect(entries.length).toBeGreaterThan(300)
  })

  test('text: a line each', () => {
    const lines = effectiveConfig(read([]), 'text').split('\n')
    expect(lines[0]).toMatch(/^KEY +VALUE +SOURCE +GIVEN BY$/)
    expect(lines.find((line) => line.startsWith('node.id '))).toMatch(
      /^node\.id +3 +STATIC_BROKER_CONFIG +.*broker\.yaml:1$/,
    )
    // However long a key is, its value stands in its column.
    const at = lines[0]?.indexOf('VALUE') ?? 0
    for (const line of lines.slice(1, -1)) expect(line.slice(at - 2, at + 1)).toMatch(/^ {2}\S$/)
    expect(lines.find((line) => line.startsWith('log.dirs '))).toMatch(/^log\.dirs +- +DEFAULT_CONFIG$/)
  })
})

test.each([
  [
    ['--set', 'num.partitions=0'],
    {},
    "num.partitions is '0' but must be an integer from 1 to 10000 (num.partitions was given by --set)",
  ],
  [
    [],
    { MILLRACE_NODE_ID: 'x' },
    "node.id is 'x' but must be an integer from 0 to 2147483647 (node.id was given by MILLRACE_NODE_ID)",
  ],
])('a bad value is refused with where it was given', (args, env, message) => {
  expect(() => configOf(read(args, env))).toThrow(expect.objectContaining({ code: 'INVALID_CONFIG', message }))
})
