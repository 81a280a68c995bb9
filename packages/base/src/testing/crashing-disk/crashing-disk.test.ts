import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Disk } from '../../ports/disk.ts'
import { FakeClock } from '../fake-clock.ts'
import { SeededRandom } from '../seeded-random.ts'
import { CrashingDisk } from './crashing-disk.ts'

const seeds = Array.from({ length: 300 }, (_, seed) => new SeededRandom(seed))

async function contentOf(disk: Disk, path: string): Promise<string | undefined> {
  const file = await disk.open(path, 'read').catch(() => undefined)
  if (file === undefined) return undefined
  const content = (await file.read(0, await file.sizeBytes())).toString('latin1')
  await file.close()
  return content
}

/** A disk with a durable, empty file `/a`. */
async function diskWithFile(
  options = {},
): Promise<{ disk: CrashingDisk; file: Awaited<ReturnType<CrashingDisk['open']>> }> {
  const disk = new CrashingDisk(options)
  const file = await disk.open('/a', 'create')
  await disk.syncDirectory('/')
  return { disk, file }
}

/** Every content of `/a` that some crash leaves. */
async function crashes(disk: CrashingDisk): Promise<Set<string | undefined>> {
  return new Set(await Promise.all(seeds.map((random) => contentOf(disk.crash(random), '/a'))))
}

test('what was synced survives every crash', async () => {
  const { disk, file } = await diskWithFile()
  await file.write(0, [Buffer.from('durable')])
  await file.sync()
  expect(await crashes(disk)).toEqual(new Set(['durable']))
})

test('what was not synced is lost, torn, kept, or a gap of zeros', async () => {
  const { disk, file } = await diskWithFile()
  await file.write(0, [Buffer.from('durable')])
  await file.sync()
  await file.write(7, [Buffer.from('ABCD')])
  const found = await crashes(disk)
  for (const content of found) expect(content).toMatch(/^durable(?:[A\0]?[B\0]?[C\0]?[D\0]?)$/)
  for (const content of ['durable', 'durableABCD', 'durableAB', 'durable\0\0\0\0']) expect(found).toContain(content)
})

test('writes that were not synced reach the disk in any order', async () => {
  const { disk, file } = await diskWithFile()
  await file.write(0, [Buffer.from('-')])
  await file.sync()
  for (const letter of ['1', '2', '3']) await file.write(0, [Buffer.from(letter)])
  expect(await crashes(disk)).toEqual(new Set(['-', '1', '2', '3']))
})

test('a write that was not synced never undoes one that was synced after it', async () => {
  const { disk, file } = await diskWithFile({ clock: new FakeClock() })
  disk.delay('write', '/a', 10)
  const late = file.write(0, [Buffer.from('late')])
  disk.clearFaults()
  await file.write(0, [Buffer.from('sync')])
  await file.sync()
  expect(await crashes(disk)).toEqual(new Set(['sync']))
  late.catch(() => undefined)
})

test('a truncate that was not synced may be undone', async () => {
  const { disk, file } = await diskWithFile()
  await file.write(0, [Buffer.from('abcdef')])
  await file.sync()
  await file.truncate(2)
  expect(await crashes(disk)).toEqual(new Set(['abcdef', 'ab']))
  await file.sync()
  expect(await crashes(disk)).toEqual(new Set(['ab']))
})

test('names survive only once their directory was synced', async () => {
  const disk = new CrashingDisk()
  const file = await disk.open('/a', 'create')
  await file.write(0, [Buffer.from('x')])
  await file.sync()
  expect(await crashes(disk)).toEqual(new Set([undefined, 'x']))
  await disk.syncDirectory('/')
  expect(await crashes(disk)).toEqual(new Set(['x']))
  await disk.remove('/a')
  expect(await crashes(disk)).toEqual(new Set([undefined, 'x']))
})

test('a rename happens as a whole or not at all', async () => {
  const { disk, file } = await diskWithFile()
  await file.write(0, [Buffer.from('old')])
  await file.sync()
  const next = await disk.open('/a.tmp', 'create')
  await next.write(0, [Buffer.from('new')])
  await next.sync()
  await disk.syncDirectory('/')
  await disk.rename('/a.tmp', '/a')
  const found = new Set<string>()
  for (const random of seeds) {
    const after = disk.crash(random)
    found.add(`${await contentOf(after, '/a')} ${await contentOf(after, '/a.tmp')}`)
  }
  expect(found).toEqual(new Set(['old new', 'new undefined']))
})

test('a directory that was not synced into its parent is gone with all in it', async () => {
  const disk = new CrashingDisk()
  await disk.makeDirectory('/d')
  const file = await disk.open('/d/a', 'create')
  await file.write(0, [Buffer.from('x')])
  await file.sync()
  await disk.syncDirectory('/d')
  const found = new Set<string>()
  for (const random of seeds) {
    const after = disk.crash(random)
    found.add((await after.list('/')).map(({ name }) => name).join() + (await contentOf(after, '/d/a')))
  }
  expect(found).toEqual(new Set(['undefined', 'dx']))
})

test('a sync that fails loses what it covered, and the next that succeeds does not bring it back', async () => {
  const { disk, file } = await diskWithFile()
  await file.write(0, [Buffer.from('lost')])
  const fault = disk.failNext('sync', '/a', 'STORAGE_ERROR')
  await expect(file.sync()).rejects.toMatchObject({ code: 'STORAGE_ERROR', context: { file: '/a' } })
  expect(fault.count).toBe(1)
  await file.sync()
  expect((await file.read(0, 9)).toString()).toBe('lost')
  expect(await crashes(disk)).toContain('')
})

test('a sync covers what had resolved when it began, not what came while it ran', async () => {
  const clock = new FakeClock()
  const { disk, file } = await diskWithFile({ clock })
  await file.write(0, [Buffer.from('a')])
  disk.delay('sync', '/a', 10)
  const syncing = file.sync()
  await file.write(1, [Buffer.from('b')])
  expect(await crashes(disk)).toContain('')
  await clock.advance(10)
  await syncing
  expect(await crashes(disk)).toEqual(new Set(['a', 'ab', 'a\0']))
})

test('a killed process leaves what its calls had finished, unsynced still', async () => {
  const clock = new FakeClock()
  const { disk, file } = await diskWithFile({ clock })
  await file.write(0, [Buffer.from('abc')])
  disk.delay('write', '/a', 10)
  void file.write(3, [Buffer.from('def')]).catch(() => undefined)
  const found = new Set<string | undefined>()
  for (const random of seeds) {
    const killed = disk.kill(random)
    found.add(await contentOf(killed, '/a'))
    if (random.seed === 0) expect(await crashes(killed)).toContain('')
  }
  expect(found).toEqual(new Set(['abc', 'abcd', 'abcde', 'abcdef']))
  const killed = disk.kill()
  const again = await killed.open('/a', 'write')
  await again.sync()
  expect((await crashes(killed)).size).toBe(1)
})

test('crashing leaves the disk as it is, until it is halted', async () => {
  const { disk, file } = await diskWithFile()
  await file.write(0, [Buffer.from('abc')])
  const after = disk.crash(new SeededRandom(1))
  const other = await after.open('/a', 'write')
  await other.write(0, [Buffer.from('XYZ')])
  expect(await contentOf(disk, '/a')).toBe('abc')
  disk.halt()
  await expect(file.write(0, [Buffer.from('more')])).rejects.toMatchObject({ code: 'STORAGE_ERROR' })
  await expect(disk.list('/')).rejects.toMatchObject({ code: 'STORAGE_ERROR' })
  expect(await contentOf(after, '/a')).toBe('XYZ')
})

test('faults strike the operation, path and turn they were planned for', async () => {
  const { disk, file } = await diskWithFile()
  disk.failNext('write', /\/a$/, 'DISK_FULL', { skip: 1, times: 2, partly: 0.5 })
  await file.write(0, [Buffer.from('1111')])
  await expect(file.write(4, [Buffer.from('2222')])).rejects.toMatchObject({ code: 'DISK_FULL' })
  await expect(file.write(4, [Buffer.from('3333')])).rejects.toMatchObject({ code: 'DISK_FULL' })
  await file.write(6, [Buffer.from('4')])
  expect(await contentOf(disk, '/a')).toBe('1111334')
  disk.failNext('*', '/b', 'STORAGE_ERROR', { times: Infinity }).cancel()
  await disk.open('/b', 'create')
})

test('a full disk has room again when it grows or something goes', async () => {
  const { disk, file } = await diskWithFile({ capacityBytes: 6 })
  await expect(file.write(0, [Buffer.from('12345678')])).rejects.toMatchObject({ code: 'DISK_FULL' })
  expect(await contentOf(disk, '/a')).toBe('123456')
  disk.setCapacity(8)
  await file.write(6, [Buffer.from('78')])
  disk.setCapacity(disk.usedBytes)
  await expect(file.write(8, [Buffer.from('9')])).rejects.toMatchObject({ code: 'DISK_FULL' })
})

test('every operation can be looked at', async () => {
  const { disk, file } = await diskWithFile()
  const seen: string[] = []
  const stop = disk.onOperation((operation, path) => seen.push(`${operation} ${path}`))
  await file.write(0, [Buffer.from('x')])
  await file.sync()
  await disk.rename('/a', '/b')
  stop()
  await disk.list('/')
  expect(seen).toEqual(['write /a', 'sync /a', 'rename /a'])
})

test('the same seed gives the same crash', async () => {
  const { disk, file } = await diskWithFile()
  for (let index = 0; index < 20; index++) await file.write(index * 700, [Buffer.alloc(1_000, index)])
  for (const seed of [1, 2, 3]) {
    expect(await contentOf(disk.crash(new SeededRandom(seed)), '/a')).toBe(
      await contentOf(disk.crash(new SeededRandom(seed)), '/a'),
    )
  }
})

test('whatever is written and synced in whatever order, the synced bytes survive', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('write' as const), at: fc.nat(200), size: fc.integer({ min: 1, max: 80 }) }),
    fc.record({ do: fc.constant('truncate' as const), at: fc.nat(200), size: fc.constant(0) }),
    fc.record({ do: fc.constant('sync' as const), at: fc.constant(0), size: fc.constant(0) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.integer(), async (steps, seed) => {
      const { disk, file } = await diskWithFile()
      for (const [index, each] of steps.entries()) {
        if (each.do === 'write') await file.write(each.at, [Buffer.alloc(each.size, index + 1)])
        else if (each.do === 'truncate') await file.truncate(each.at)
        else await file.sync()
      }
      await file.sync()
      const content = await contentOf(disk, '/a')
      expect(await contentOf(disk.crash(new SeededRandom(seed)), '/a')).toBe(content)
      expect(await contentOf(disk.kill(), '/a')).toBe(content)
    }),
    { numRuns: 200 },
  )
})

test('an operation takes as long as the latency says, on the clock', async () => {
  const clock = new FakeClock()
  const disk = new CrashingDisk({ clock, latencyMs: (operation) => (operation === 'sync' ? 5 : 1) })
  await clock.until(disk.makeDirectory('/d'))
  const file = await clock.until(disk.open('/d/f', 'create'))
  await clock.until(file.write(0, [Buffer.from('abc')]))
  expect(clock.monotonicMs()).toBe(3)
  await clock.until(file.sync())
  expect(clock.monotonicMs()).toBe(8)
  const [found] = disk.contents()
  expect([found?.path, found?.sizeBytes, found?.bytes(), found?.unsyncedFromBytes()]).toEqual([
    '/d/f',
    3,
    Buffer.from('abc'),
    Infinity,
  ])
  await clock.until(file.write(2, [Buffer.from('d')]))
  expect([...disk.contents(/f$/)].map((each) => each.unsyncedFromBytes())).toEqual([2])
  expect([...disk.contents(/g$/)]).toEqual([])
})

test('what a failed sync let go of can not be lost any more once it is cut off durably', async () => {
  const disk = new CrashingDisk()
  const file = await disk.open('/f', 'create')
  await file.write(0, [Buffer.from('abcd')])
  await file.sync()
  await file.write(4, [Buffer.from('efgh')])
  disk.failNext('sync', '/f', 'STORAGE_ERROR')
  await expect(file.sync()).rejects.toMatchObject({ code: 'STORAGE_ERROR' })
  const unsynced = () => [...disk.contents(/f$/)].map((each) => each.unsyncedFromBytes())
  await file.sync()
  expect(unsynced()).toEqual([4])
  await file.truncate(4)
  await file.write(4, [Buffer.from('ijkl')])
  await file.sync()
  expect(unsynced()).toEqual([Infinity])
  await disk.syncDirectory('/')
  for (let seed = 0; seed < 20; seed++)
    expect(await contentOf(disk.crash(new SeededRandom(seed)), '/f')).toBe('abcdijkl')
})

test('bit rot is read, and is there after a crash', async () => {
  const disk = new CrashingDisk()
  await disk.makeDirectory('/d')
  const file = await disk.open('/d/f', 'create')
  await file.write(0, [Buffer.from([1, 2, 3])])
  await file.sync()
  await disk.syncDirectory('/d')
  await disk.syncDirectory('/')
  disk.flipBit('/d/f', 1, 7)
  expect(await file.read(0, 3)).toEqual(Buffer.from([1, 130, 3]))
  const [found] = disk.crash(new SeededRandom(1)).contents()
  expect(found?.bytes()).toEqual(Buffer.from([1, 130, 3]))
})
