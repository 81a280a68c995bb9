import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { millraceAt } from './support/cli.ts'

let cluster: TestCluster
let cli: ReturnType<typeof millraceAt>

beforeAll(async () => {
  cluster = await startTestCluster()
  cli = millraceAt(cluster.bootstrap)
})
afterAll(() => cluster.stop())

const number: unknown = expect.any(Number)

test.each([
  ['produce', '--api', 'batch', '--acks', 'all'],
  ['produce', '--api', 'record', '--acks', 'leader', '--linger', '0', '--batch-bytes', '16k', '--compression', 'lz4'],
])('%s %s %s: every record acknowledged, its own topic removed', async (...commandLine) => {
  const { code, stdout, stderr } = await cli([
    'bench',
    ...commandLine,
    '--count',
    '3000',
    '--size',
    '100',
    '--partitions',
    '3',
    '--format',
    'json',
  ])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toEqual({
    benchmark: expect.stringMatching(/^produce, one promise a (batch|record)$/),
    records: 3_000,
    failed: 0,
    valueSizeBytes: 100,
    seconds: number,
    recordsPerSecond: number,
    megabytesPerSecond: number,
    latency: { p50Ms: number, p99Ms: number, p999Ms: number, maxMs: number },
    cpuSeconds: number,
  })
  expect((await cli(['topic', 'ls', '--format', 'json'])).stdout).toBe('[]\n')
})

test.each(['batch', 'record'])('consume by %s: every record is read', async (api) => {
  const { code, stdout, stderr } = await cli([
    'bench',
    'consume',
    '--api',
    api,
    '--count',
    '5000',
    '--size',
    '1k',
    '--partitions',
    '2',
    '--format',
    'json',
  ])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({
    benchmark: `consume by ${api}`,
    records: 5_000,
    failed: 0,
    valueSizeBytes: 1_024,
  })
})

test('e2e, as text', async () => {
  const { code, stdout, stderr } = await cli(['bench', 'e2e', '--count', '50'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(
    /^records +50 of 100 bytes in .+\nrate +.+ records\/s, .+ MB\/s\nlatency +p50 .+ p99 .+ p99\.9 .+ max .+ ms\ncpu +.+\n$/,
  )
})

test('a topic that is there is used and kept', async () => {
  await cli(['topic', 'create', 'kept'])
  expect(await cli(['bench', 'produce', '--topic', 'kept', '--count', '10'])).toMatchObject({ code: 0 })
  expect((await cli(['bench', 'consume', '--topic', 'kept', '--format', 'json'])).stdout).toContain(
    '"records":10,"failed":0',
  )
  const missing = await cli(['bench', 'produce', '--topic', 'missing'])
  expect(missing).toMatchObject({ code: 1, stdout: '' })
  expect(missing.stderr).toContain("there is no topic 'missing'")
})
