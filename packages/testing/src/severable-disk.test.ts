import { isStreamError, MemoryDisk } from '@millrace/base'
import { expect, test } from 'vitest'
import { SeverableDisk } from './severable-disk.ts'

test('passes everything on until it is severed', async () => {
  const below = new MemoryDisk()
  const disk = new SeverableDisk(below)
  await disk.makeDirectory('d')
  const file = await disk.open('d/f', 'create')
  await file.write(0, [Buffer.from('abc')])
  await file.sync()
  await disk.rename('d/f', 'd/g')
  await disk.syncDirectory('d')
  expect(await disk.list('d')).toEqual([{ name: 'g', kind: 'file' }])
  expect((await file.read(0, 10)).toString()).toBe('abc')
  await file.truncate(1)
  expect(await file.sizeBytes()).toBe(1)
  expect(await disk.freeBytes('d')).toBe(Number.POSITIVE_INFINITY)
  await file.close()
  await disk.remove('d/g')
  await disk.removeDirectory('d')
})

test('severed, nothing reaches the disk below, and what is there stays', async () => {
  const below = new MemoryDisk()
  await below.makeDirectory('d')
  const disk = new SeverableDisk(below)
  const file = await disk.open('d/f', 'create')
  await file.write(0, [Buffer.from('abc')])
  await disk.sever()
  const killed = (error: unknown): boolean => isStreamError(error, 'STORAGE_ERROR')
  for (const call of [
    () => file.write(3, [Buffer.from('d')]),
    () => file.sync(),
    () => file.truncate(0),
    () => file.read(0, 1),
    () => file.sizeBytes(),
    () => disk.open('d/f', 'read'),
    () => disk.list('d'),
    () => disk.makeDirectory('e'),
    () => disk.rename('d/f', 'd/g'),
    () => disk.remove('d/f'),
    () => disk.removeDirectory('d'),
    () => disk.syncDirectory('d'),
    () => disk.freeBytes('d'),
    () => disk.totalBytes('d'),
  ]) {
    await expect(call()).rejects.toSatisfy(killed)
  }
  await file.close()
  const again = await below.open('d/f', 'read')
  expect((await again.read(0, 10)).toString()).toBe('abc')
})

test('what was on its way arrives, but nobody hears of it', async () => {
  const below = new MemoryDisk()
  await below.makeDirectory('d')
  const disk = new SeverableDisk(below)
  const file = await disk.open('d/f', 'create')
  const written = file.write(0, [Buffer.from('abc')])
  const severed = disk.sever()
  await expect(written).rejects.toThrow('the broker was killed')
  await severed
  expect(await (await below.open('d/f', 'read')).sizeBytes()).toBe(3)
})
