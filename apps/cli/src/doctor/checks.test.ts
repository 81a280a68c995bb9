import { once } from 'node:events'
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkAdvertised } from './check-brokers.ts'
import { checkOwnClock, compareClocks } from './check-clock.ts'
import { checkDescriptors, descriptorLimit } from './check-descriptors.ts'
import { checkDisk, judgeRoom, judgeSyncs } from './check-disk.ts'
import { checkNode } from './check-node.ts'

const never = new AbortController().signal
const gibibyte = 1024 ** 3

test.each([
  ['20.19.0', 'ok'],
  ['24.1.0', 'ok'],
  ['23.5.0', 'warn'],
])('Node.js %s: %s', (version, verdict) => {
  expect(checkNode(version).verdict).toBe(verdict)
})

test.each([
  [1_000_000, 'ok'],
  [Number.POSITIVE_INFINITY, 'ok'],
  [20_000, 'warn'],
  [undefined, 'warn'],
  [512, 'fail'],
])('%s open files: %s', (limit, verdict) => {
  expect(checkDescriptors(limit).verdict).toBe(verdict)
})

test('this process has a limit', async () => {
  expect(await descriptorLimit()).toBeGreaterThan(0)
})

describe('the clock', () => {
  test('can not be before this was written', () => {
    expect(checkOwnClock(Date.UTC(2027, 0, 1)).verdict).toBe('ok')
    expect(checkOwnClock(0)).toMatchObject({ verdict: 'fail', found: expect.stringContaining('1970-01-01') })
  })

  test.each([
    // What the journey took may hide a difference, but is none.
    [1_000_500, 'ok', 'agrees'],
    [1_001_900, 'ok', 'agrees'],
    [1_003_001, 'warn', '2.0 s ahead'],
    [940_000, 'fail', '60.0 s behind'],
    [1_000_000 - 7_200_000, 'fail', 'from the future'],
  ])('of a broker that says %i: %s', (brokerMs, verdict, found) => {
    const check = compareClocks('broker 1', { brokerMs, askedMs: 1_000_000, answeredMs: 1_001_000 })
    expect(check).toMatchObject({ verdict, found: expect.stringContaining(found) })
  })
})

test('a folder that can not be looked at is no folder that is not there yet', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-doctor-'))
  try {
    // Whoever runs this may be root, for whom no folder is closed.
    await symlink('loop', path.join(folder, 'loop'))
    const checks = await checkDisk(path.join(folder, 'loop', 'data'), never)
    expect(checks).toMatchObject([{ verdict: 'fail', found: expect.stringContaining('ELOOP') }])
  } finally {
    await rm(folder, { recursive: true })
  }
})

describe('the disk', () => {
  const latency = (p50Ms: number, p99Ms: number) => ({ p50Ms, p99Ms, p999Ms: p99Ms, maxMs: p99Ms })

  test.each([
    [0.5, 2, false, 'ok'],
    [0.01, 0.02, true, 'warn'],
    [30, 60, false, 'warn'],
    [1, 250, false, 'warn'],
    [150, 160, false, 'fail'],
    [1, 2_000, false, 'fail'],
  ])('syncs in %d ms, %d ms at 99 %% (in memory: %s): %s', (p50Ms, p99Ms, isInMemory, verdict) => {
    expect(judgeSyncs(latency(p50Ms, p99Ms), 100, isInMemory).verdict).toBe(verdict)
  })

  test.each([
    [100, 200, undefined, 'ok'],
    [8, 200, 5_000, 'warn'],
    [4, 20, 5_000, 'warn'],
    [1, 200, 5_000, 'fail'],
    [0.1, 0.2, undefined, 'fail'],
    [100, 200, 10, 'fail'],
  ])('%d of %d GiB free, %s inodes: %s', (free, total, freeInodes, verdict) => {
    const room = { freeBytes: free * gibibyte, totalBytes: total * gibibyte, freeInodes }
    expect(judgeRoom(room).verdict).toBe(verdict)
  })

  test('is measured, and nothing is left behind', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'millrace-doctor-'))
    try {
      const checks = await checkDisk(path.join(folder, 'not/there/yet'), never)
      expect(checks.map(({ name }) => name)).toEqual(['data folder', 'fsync', 'disk room'])
      expect(checks[1]?.found).toContain('ms at 99 %')
      expect(await readdir(folder)).toEqual([])
      await writeFile(path.join(folder, 'file'), '')
      expect(await checkDisk(path.join(folder, 'file'), never)).toMatchObject([{ verdict: 'fail' }])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('where brokers say they are', () => {
  test('one that answers, one where nobody does, one without an address', async () => {
    const server = createServer()
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as { port: number }
    const broker = { nodeId: 1, host: '127.0.0.1', port }
    expect(await checkAdvertised([`127.0.0.1:${port}`], [broker], never)).toMatchObject([{ verdict: 'ok' }])
    const unknown = { nodeId: 2, host: 'no-such-host.invalid', port: 1 }
    expect(await checkAdvertised(['127.0.0.1:1'], [unknown], never)).toMatchObject([
      { name: 'broker 2', verdict: 'fail', remedy: expect.stringContaining('advertised.host') },
    ])
    const elsewhere = await checkAdvertised(['broker.example:9094'], [broker], never)
    expect(elsewhere).toMatchObject([{ verdict: 'fail', found: expect.stringContaining("every machine's own") }])
    server.close()
    await once(server, 'close')
    const [gone] = await checkAdvertised([`127.0.0.1:${port}`], [broker], never)
    expect(gone).toMatchObject({ verdict: 'fail', found: expect.stringContaining('ECONNREFUSED') })
  })
})
