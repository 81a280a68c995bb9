import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NodeDisk } from './node-disk.ts'

const disk = new NodeDisk()
let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'millrace-node-disk-'))
})
afterEach(async () => {
  await chmod(root, 0o700)
  await rm(root, { recursive: true, force: true })
})

test('a device without room is DISK_FULL', async () => {
  // Linux has a device that is always full; elsewhere the mapping of ENOSPC is tested alone.
  const device = '/dev/full'
  if (!existsSync(device)) return
  const file = await disk.open(device, 'write')
  await expect(file.write(0, [Buffer.from('x'), Buffer.from('y')])).rejects.toMatchObject({
    code: 'DISK_FULL',
    retriable: true,
    context: { file: device, systemCode: 'ENOSPC' },
  })
  await file.close()
})

test('closing waits for the calls under way', async () => {
  const file = await disk.open(join(root, 'a'), 'create')
  const chunk = Buffer.alloc(1024 * 1024, 7)
  const writing = Array.from({ length: 16 }, (_, index) => file.write(index * chunk.length, [chunk]))
  await file.close()
  await Promise.all(writing)
  const again = await disk.open(join(root, 'a'), 'read')
  expect(await again.sizeBytes()).toBe(16 * chunk.length)
  await again.close()
})

test('links are listed as what they lead to, and removed without it', async () => {
  await disk.makeDirectory(join(root, 'd'))
  await symlink(join(root, 'd'), join(root, 'to-directory'))
  await symlink(join(root, 'nowhere'), join(root, 'to-nothing'))
  const entries = await disk.list(root)
  expect(Object.fromEntries(entries.map(({ name, kind }) => [name, kind]))).toEqual({
    d: 'directory',
    'to-directory': 'directory',
    'to-nothing': 'file',
  })
  await disk.remove(join(root, 'to-directory'))
  await disk.remove(join(root, 'to-nothing'))
  expect(await disk.list(root)).toEqual([{ name: 'd', kind: 'directory' }])
})

test('directories are made with those above them, and an existing one is fine', async () => {
  const path = join(root, 'a', 'b', 'c')
  await disk.makeDirectory(path)
  await disk.makeDirectory(path)
  expect(await disk.list(join(root, 'a', 'b'))).toEqual([{ name: 'c', kind: 'directory' }])
})

test('a place where no directory can be made is told, not waited for', async () => {
  await (await disk.open(join(root, 'file'), 'create')).close()
  for (const path of [join(root, 'file'), join(root, 'file', 'below')]) {
    await expect(disk.makeDirectory(path)).rejects.toMatchObject({ context: { file: path } })
  }
  // A folder of Linux that is there and takes none.
  if (existsSync('/proc/self'))
    await expect(disk.makeDirectory('/proc/a/b')).rejects.toMatchObject({ name: 'StreamError' })
})
