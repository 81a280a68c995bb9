import { expect, test } from 'vitest'
import { MemoryDisk } from './memory-disk.ts'
import { PagedBytes, pageSizeBytes } from './paged-bytes.ts'

test('a full disk refuses with DISK_FULL, keeps what is there, and goes on once there is room', async () => {
  const disk = new MemoryDisk({ capacityBytes: 100 })
  const file = await disk.open('a', 'create')
  await file.write(0, [Buffer.alloc(80, 1)])
  expect(await disk.freeBytes()).toBe(20)
  expect(await disk.totalBytes()).toBe(100)
  await expect(file.write(80, [Buffer.alloc(15, 2), Buffer.alloc(15, 3)])).rejects.toMatchObject({
    code: 'DISK_FULL',
    retriable: true,
    context: { file: 'a' },
  })
  expect((await file.read(0, 80)).equals(Buffer.alloc(80, 1))).toBe(true)
  await file.write(0, [Buffer.alloc(80, 4)])
  await file.truncate(50)
  expect(disk.usedBytes).toBe(50)
  await file.write(50, [Buffer.alloc(50, 5)])
  expect(disk.usedBytes).toBe(100)
})

test('a removed file gives its bytes back when nobody has it open', async () => {
  const disk = new MemoryDisk()
  const file = await disk.open('a', 'create')
  await file.write(0, [Buffer.alloc(3 * pageSizeBytes)])
  await disk.remove('a')
  expect(disk.usedBytes).toBe(3 * pageSizeBytes)
  await file.close()
  expect(disk.usedBytes).toBe(0)
  const replaced = await disk.open('b', 'create')
  await replaced.write(0, [Buffer.alloc(10)])
  await replaced.close()
  await (await disk.open('c', 'create')).close()
  await disk.rename('c', 'b')
  expect(disk.usedBytes).toBe(0)
})

test('room that was only claimed takes no memory', async () => {
  const disk = new MemoryDisk({ capacityBytes: 1_000 })
  const file = await disk.open('index', 'create')
  await file.truncate(10 * 1024 * 1024)
  expect([await file.sizeBytes(), disk.usedBytes]).toEqual([10 * 1024 * 1024, 0])
})

test('bytes that were cut away do not come back', () => {
  const bytes = new PagedBytes()
  bytes.write(pageSizeBytes - 5, Buffer.alloc(10, 7))
  bytes.truncate(pageSizeBytes - 2)
  bytes.truncate(pageSizeBytes + 5)
  expect(bytes.read(pageSizeBytes - 5, 20)).toEqual(Buffer.from([7, 7, 7, 0, 0, 0, 0, 0, 0, 0]))
})

test('memory of removed files is released', async () => {
  const disk = new MemoryDisk()
  const sizeBytes = 16 * 1024 * 1024
  const before = process.memoryUsage().arrayBuffers
  // 4 GiB in all, which would not pass unseen if it stayed.
  for (let round = 0; round < 256; round++) {
    const file = await disk.open('a', 'create')
    for (let part = 0; part < 16; part++)
      await file.write(part * (sizeBytes / 16), [Buffer.alloc(sizeBytes / 16, round)])
    await file.close()
    await disk.remove('a')
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024 * 1024)
})
