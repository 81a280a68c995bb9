import type { Disk, DiskFile } from '../../ports/disk.ts'
import { check, checkEqual, checkRejects, type ConformanceCase } from './conformance.ts'

/** A disk, and an empty directory on it for the case alone. */
export interface DiskFixture {
  readonly disk: Disk
  readonly root: string
}

async function create(disk: Disk, path: string, content = ''): Promise<DiskFile> {
  const file = await disk.open(path, 'create')
  if (content !== '') await file.write(0, [Buffer.from(content)])
  return file
}

async function put(disk: Disk, path: string, content: string): Promise<void> {
  await (await create(disk, path, content)).close()
}

async function get(disk: Disk, path: string): Promise<string> {
  const file = await disk.open(path, 'read')
  const content = await file.read(0, await file.sizeBytes())
  await file.close()
  return content.toString()
}

const names = async (disk: Disk, path: string): Promise<string[]> =>
  (await disk.list(path)).map(({ name, kind }) => `${kind} ${name}`).toSorted()

const fileCases: readonly ConformanceCase<DiskFixture>[] = [
  {
    name: 'what is written is read, at any position',
    run: async ({ disk, root }) => {
      const file = await create(disk, `${root}/a`)
      await file.write(0, [Buffer.from('hello '), Buffer.alloc(0), Buffer.from('world')])
      await file.write(6, [Buffer.from('WORLD'), Buffer.from('!')])
      checkEqual((await file.read(0, 12)).toString(), 'hello WORLD!', 'the content')
      checkEqual((await file.read(3, 4)).toString(), 'lo W', 'the middle')
      checkEqual(await file.sizeBytes(), 12, 'the size')
      checkEqual(file.path, `${root}/a`, 'the path')
      await file.close()
      checkEqual(await get(disk, `${root}/a`), 'hello WORLD!', 'the content after opening again')
    },
  },
  {
    name: 'reading stops at the end, and gives nothing behind it',
    run: async ({ disk, root }) => {
      const file = await create(disk, `${root}/a`, 'abc')
      checkEqual((await file.read(1, 1_000_000)).toString(), 'bc', 'a long read')
      checkEqual((await file.read(3, 5)).length, 0, 'bytes read at the end')
      checkEqual((await file.read(99, 5)).length, 0, 'bytes read behind the end')
      checkEqual((await file.read(0, 0)).length, 0, 'bytes of an empty read')
      await file.close()
    },
  },
  {
    name: 'what was read belongs to the reader',
    run: async ({ disk, root }) => {
      const file = await create(disk, `${root}/a`, 'abc')
      const first = await file.read(0, 3)
      await file.write(0, [Buffer.from('xyz')])
      checkEqual(first.toString(), 'abc', 'an earlier read')
      first.fill(0)
      checkEqual((await file.read(0, 3)).toString(), 'xyz', 'a later read')
      await file.close()
    },
  },
  {
    name: 'writing behind the end leaves zeros between',
    run: async ({ disk, root }) => {
      const file = await create(disk, `${root}/a`, 'ab')
      await file.write(200_000, [Buffer.from('z')])
      const content = await file.read(0, 300_000)
      check(
        content.length === 200_001 && content.subarray(2, 200_000).every((byte) => byte === 0),
        'the gap is not zeros',
      )
      await file.close()
    },
  },
  {
    name: 'many buffers and much data go in one write',
    run: async ({ disk, root }) => {
      const file = await create(disk, `${root}/a`)
      const buffers = Array.from({ length: 2_500 }, (_, index) => Buffer.alloc(1 + (index % 700), index))
      await file.write(10, buffers)
      const expected = Buffer.concat([Buffer.alloc(10), ...buffers])
      check((await file.read(0, expected.length + 1)).equals(expected), 'the content differs from what was written')
      await file.close()
    },
  },
  {
    name: 'truncate cuts and extends with zeros, also where other bytes were before',
    run: async ({ disk, root }) => {
      const file = await create(disk, `${root}/a`, 'abcdef')
      await file.truncate(2)
      checkEqual(await file.sizeBytes(), 2, 'the size after cutting')
      await file.truncate(5)
      checkEqual(await file.read(0, 9), Buffer.from('ab\0\0\0'), 'the content after extending')
      await file.truncate(0)
      checkEqual(await file.sizeBytes(), 0, 'the size after emptying')
      await file.close()
    },
  },
  {
    name: 'calls on one file may overlap',
    run: async ({ disk, root }) => {
      const file = await create(disk, `${root}/a`)
      const chunk = (index: number): Buffer => Buffer.alloc(3_000, index)
      await Promise.all(Array.from({ length: 40 }, (_, index) => file.write(index * 3_000, [chunk(index)])))
      const read = await Promise.all(Array.from({ length: 40 }, (_, index) => file.read(index * 3_000, 3_000)))
      check(
        read.every((bytes, index) => bytes.equals(chunk(index))),
        'an overlapping write was lost',
      )
      await Promise.all([file.write(0, [chunk(1)]), file.sync(), file.sizeBytes(), file.close()])
    },
  },
  {
    name: 'a closed file refuses everything but being closed again',
    run: async ({ disk, root }) => {
      const file = await create(disk, `${root}/a`, 'abc')
      await file.sync()
      await Promise.all([file.close(), file.close()])
      await file.close()
      await checkRejects(file.read(0, 1), 'STORAGE_ERROR', 'reading')
      await checkRejects(file.write(0, [Buffer.from('x')]), 'STORAGE_ERROR', 'writing')
      await checkRejects(file.sync(), 'STORAGE_ERROR', 'syncing')
      await checkRejects(file.sizeBytes(), 'STORAGE_ERROR', 'asking the size')
      await checkRejects(file.truncate(0), 'STORAGE_ERROR', 'truncating')
    },
  },
  {
    name: 'a file open for reading can not be written',
    run: async ({ disk, root }) => {
      await put(disk, `${root}/a`, 'abc')
      const file = await disk.open(`${root}/a`, 'read')
      const error = await checkRejects(file.write(0, [Buffer.from('x')]), 'STORAGE_ERROR', 'writing')
      checkEqual(error.context.file, `${root}/a`, "the error's file")
      await checkRejects(file.truncate(0), 'STORAGE_ERROR', 'truncating')
      await file.close()
    },
  },
]

const nameCases: readonly ConformanceCase<DiskFixture>[] = [
  {
    name: 'opening says what is missing, and what is there already',
    run: async ({ disk, root }) => {
      const missing = await checkRejects(disk.open(`${root}/a`, 'read'), 'NOT_FOUND', 'reading a missing file')
      checkEqual(missing.context.file, `${root}/a`, "the error's file")
      check(missing.message.includes(`${root}/a`), 'the message does not name the file')
      await checkRejects(disk.open(`${root}/a`, 'write'), 'NOT_FOUND', 'writing a missing file')
      await checkRejects(disk.open(`${root}/no/a`, 'create'), 'NOT_FOUND', 'creating in a missing directory')
      await put(disk, `${root}/a`, 'abc')
      await checkRejects(disk.open(`${root}/a`, 'create'), 'ALREADY_EXISTS', 'creating it again')
      await checkRejects(disk.open(`${root}/a/b`, 'create'), 'STORAGE_ERROR', 'creating below a file')
      await disk.makeDirectory(`${root}/d`)
      await checkRejects(disk.open(`${root}/d`, 'create'), 'ALREADY_EXISTS', 'creating over a directory')
      await checkRejects(disk.open(`${root}/d`, 'read'), 'STORAGE_ERROR', 'reading a directory')
      await checkRejects(disk.open(`${root}/d`, 'write'), 'STORAGE_ERROR', 'writing a directory')
      checkEqual(await get(disk, `${root}/a`), 'abc', 'the content after all that')
    },
  },
  {
    name: 'directories are made with those above them, and listed',
    run: async ({ disk, root }) => {
      await disk.makeDirectory(`${root}/d/e/f`)
      await disk.makeDirectory(`${root}/d/e/f`)
      await put(disk, `${root}/d/a`, '')
      checkEqual(await names(disk, `${root}/d`), ['directory e', 'file a'], 'the entries')
      checkEqual(await disk.list(`${root}/d/e/f`), [], 'the entries of an empty directory')
      await checkRejects(disk.list(`${root}/x`), 'NOT_FOUND', 'listing a missing directory')
      await checkRejects(disk.list(`${root}/d/a`), 'STORAGE_ERROR', 'listing a file')
      await checkRejects(disk.makeDirectory(`${root}/d/a`), 'ALREADY_EXISTS', 'making a directory where a file is')
    },
  },
  {
    name: 'rename moves files and directories, and replaces a file',
    run: async ({ disk, root }) => {
      await put(disk, `${root}/a`, 'new')
      await put(disk, `${root}/b`, 'old')
      await disk.rename(`${root}/a`, `${root}/b`)
      checkEqual(await get(disk, `${root}/b`), 'new', 'the content of the replaced file')
      await disk.makeDirectory(`${root}/d`)
      await disk.rename(`${root}/b`, `${root}/d/c`)
      await disk.rename(`${root}/d`, `${root}/e`)
      checkEqual(await names(disk, root), ['directory e'], 'the entries')
      checkEqual(await get(disk, `${root}/e/c`), 'new', 'the content after two moves')
      await disk.rename(`${root}/e/c`, `${root}/e/c`)
      await checkRejects(disk.rename(`${root}/x`, `${root}/y`), 'NOT_FOUND', 'moving a missing file')
      await checkRejects(disk.rename(`${root}/e/c`, `${root}/no/c`), 'NOT_FOUND', 'moving into a missing directory')
      await checkRejects(disk.rename(`${root}/e/c`, `${root}/e`), 'STORAGE_ERROR', 'moving a file over its directory')
      checkEqual(await get(disk, `${root}/e/c`), 'new', 'the content after all that')
    },
  },
  {
    name: 'an open file outlives its name',
    run: async ({ disk, root }) => {
      const file = await create(disk, `${root}/a`, 'abc')
      await disk.rename(`${root}/a`, `${root}/b`)
      await file.write(3, [Buffer.from('d')])
      checkEqual(await get(disk, `${root}/b`), 'abcd', 'the content by its new name')
      await disk.remove(`${root}/b`)
      checkEqual((await file.read(0, 9)).toString(), 'abcd', 'the content after removal')
      await put(disk, `${root}/b`, 'other')
      checkEqual((await file.read(0, 9)).toString(), 'abcd', 'the content after the name was used again')
      await file.close()
    },
  },
  {
    name: 'remove takes files away, removeDirectory everything',
    run: async ({ disk, root }) => {
      await disk.makeDirectory(`${root}/d/e`)
      for (const path of ['d/a', 'd/e/b', 'd/e/c']) await put(disk, `${root}/${path}`, path)
      await checkRejects(disk.remove(`${root}/d/x`), 'NOT_FOUND', 'removing a missing file')
      await checkRejects(disk.remove(`${root}/d`), 'STORAGE_ERROR', 'removing a directory as a file')
      await checkRejects(disk.removeDirectory(`${root}/d/a`), 'STORAGE_ERROR', 'removing a file as a directory')
      await disk.remove(`${root}/d/a`)
      checkEqual(await names(disk, `${root}/d`), ['directory e'], 'the entries after removing a file')
      await disk.removeDirectory(`${root}/d`)
      await disk.removeDirectory(`${root}/d`)
      checkEqual(await names(disk, root), [], 'the entries after removing the directory')
    },
  },
  {
    name: 'a directory can be synced, a missing one not',
    run: async ({ disk, root }) => {
      await put(disk, `${root}/a`, '')
      await disk.syncDirectory(root)
      await checkRejects(disk.syncDirectory(`${root}/x`), 'NOT_FOUND', 'syncing a missing directory')
      await checkRejects(disk.syncDirectory(`${root}/a`), 'STORAGE_ERROR', 'syncing a file as a directory')
    },
  },
  {
    name: 'free bytes are a number, and no more than there are in all',
    run: async ({ disk, root }) => {
      const free = await disk.freeBytes(root)
      check(free > 0 && !Number.isNaN(free), `free bytes are ${free}`)
      const total = await disk.totalBytes(root)
      check(total >= free, `free bytes are ${free} of ${total}`)
    },
  },
]

/** What every Disk does. */
export const diskConformance: readonly ConformanceCase<DiskFixture>[] = [...fileCases, ...nameCases]
