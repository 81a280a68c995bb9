import { crc32cChecksum, MemoryDisk } from '@millrace/base'
import { CrashingDisk, FakeClock, SeededRandom } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import { durableHintIntervalMs, durableHintSyncIntervalMs } from '../limits.ts'
import { type DurableHint, DurableHintWriter, readDurableHint } from './durable-hint.ts'

const directory = '/data/golden-0'
const hintAt = (durableOffset: number): DurableHint => ({ durableOffset, logStartOffset: 0 })

async function opened() {
  const [clock, disk] = [new FakeClock(), new MemoryDisk()]
  await disk.makeDirectory(directory)
  const errors: unknown[] = []
  const ports = { clock, disk, checksum: crc32cChecksum }
  const writer = await DurableHintWriter.open(directory, false, ports, (error) => errors.push(error))
  const stored = async () => (await readDurableHint(disk, directory, crc32cChecksum))?.durableOffset
  return { clock, disk, writer, errors, stored }
}

test('the first hint is written at once, and those that follow soon after it as one', async () => {
  const { clock, writer, stored } = await opened()
  writer.update(hintAt(1))
  await clock.settle()
  expect(await stored()).toBe(1)
  writer.update(hintAt(2))
  writer.update(hintAt(3))
  await clock.advance(durableHintIntervalMs - 1)
  expect(await stored()).toBe(1)
  await clock.advance(1)
  expect(await stored()).toBe(3)
  // And nothing more, however long it takes, once it is synced.
  await clock.advance(durableHintSyncIntervalMs)
  expect(clock.timerCount).toBe(0)
})

test('a loss of power leaves a hint that is a second old at most, whether others follow or not', async () => {
  const [clock, disk] = [new FakeClock(), new CrashingDisk()]
  await disk.makeDirectory(directory)
  const ports = { clock, disk, checksum: crc32cChecksum }
  const failed = (error: unknown): void => expect(error).toBeUndefined()
  const writer = await DurableHintWriter.open(directory, false, ports, failed)
  const survives = () => {
    const hint = [...disk.contents(/durable-offset-hint/)][0]
    return hint?.unsyncedFromBytes() === Infinity
  }
  for (let offset = 1; clock.monotonicMs() < durableHintSyncIntervalMs; offset++) {
    writer.update(hintAt(offset))
    await clock.advance(durableHintIntervalMs)
  }
  writer.update(hintAt(1_000))
  await clock.settle()
  expect(survives()).toBe(false)
  await clock.advance(durableHintSyncIntervalMs)
  expect(survives()).toBe(true)
  await writer.close()
})

test('a hint after a quiet time waits for nothing', async () => {
  const { clock, writer, stored } = await opened()
  writer.update(hintAt(1))
  await clock.advance(durableHintIntervalMs)
  writer.update(hintAt(2))
  await clock.settle()
  expect(await stored()).toBe(2)
})

test('what was synced is there whatever a loss of power tears of what was written since', async () => {
  const [clock, disk] = [new FakeClock(), new CrashingDisk()]
  await disk.makeDirectory(directory)
  await disk.syncDirectory('/data')
  await disk.syncDirectory('/')
  const ports = { clock, disk, checksum: crc32cChecksum }
  const writer = await DurableHintWriter.open(directory, false, ports, (error) => expect(error).toBeUndefined())
  writer.update(hintAt(7))
  await writer.settle({ sync: true })
  for (let offset = 8; offset < 13; offset++) {
    writer.update(hintAt(offset))
    await writer.settle()
  }
  for (let seed = 0; seed < 300; seed++) {
    const found = await readDurableHint(disk.crash(new SeededRandom(seed)), directory, crc32cChecksum)
    expect(found?.durableOffset).toBeGreaterThanOrEqual(7)
  }
  await writer.close()
})

test('settling writes what waits, whatever was under way, and closing settles', async () => {
  const { clock, writer, stored } = await opened()
  writer.update(hintAt(1))
  writer.update(hintAt(2))
  await writer.settle()
  expect(await stored()).toBe(2)
  writer.update(hintAt(3))
  await writer.close()
  expect([await stored(), clock.timerCount]).toEqual([3, 0])
})

test('what was written last is found by the next start, which goes on from there', async () => {
  const { clock, disk, writer, stored } = await opened()
  for (const offset of [1, 2, 3]) {
    writer.update(hintAt(offset))
    await writer.settle()
  }
  await writer.close()
  const next = await DurableHintWriter.open(
    directory,
    false,
    { clock, disk, checksum: crc32cChecksum },
    () => undefined,
  )
  next.update(hintAt(4))
  await next.close()
  expect(await stored()).toBe(4)
})
