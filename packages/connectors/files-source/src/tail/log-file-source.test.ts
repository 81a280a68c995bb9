import { appendFile, copyFile, mkdir, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { KeptOffsets, read, temporaryFolder } from '../../test/reading.ts'
import { logFileSource } from './log-file-source.ts'

const quick = { topic: 't', 'poll.interval.ms': '2', 'scan.interval.ms': '2' }

async function scene(more: Record<string, string> = {}, pattern = '*.log') {
  const folder = await temporaryFolder()
  const at = (name: string) => path.join(folder.path, name)
  const config = { ...quick, paths: at(pattern), ...more }
  const kept = new KeptOffsets()
  return { folder, at, kept, config, read: () => read(logFileSource, config, kept) }
}

it('gives the lines of all files that patterns are for, those that are appended, and those of new files', async () => {
  const { folder, at, read: begin } = await scene()
  await using _ = folder
  await writeFile(at('a.log'), 'a1\na2\nunfini')
  await writeFile(at('b.log'), 'b1\n')
  await writeFile(at('c.txt'), 'c1\n')
  await using reading = await begin()
  expect(await reading.next(3)).toEqual(['a1', 'a2', 'b1'])
  await appendFile(at('a.log'), 'shed\n')
  const [record] = await reading.records(1)
  const { ino, dev } = await stat(at('a.log'))
  expect(record).toMatchObject({
    topic: 't',
    key: { value: at('a.log') },
    value: { value: 'unfinished' },
    headers: [
      { key: 'log.file.path', value: at('a.log') },
      { key: 'log.offset', value: 6 },
    ],
    sourcePartition: { device: String(dev), inode: String(ino) },
    sourceOffset: { position: 17, path: at('a.log'), fingerprint: expect.stringMatching(/^17-/) },
  })
  await writeFile(at('new.log'), 'n1\n')
  expect(await reading.next(1)).toEqual(['n1'])
})

it('goes on where it was, in a file that was renamed and in the one that took its place', async () => {
  const { folder, at, read: begin } = await scene()
  await using _ = folder
  await writeFile(at('a.log'), 'one\n')
  {
    await using reading = await begin()
    expect(await reading.next(1)).toEqual(['one'])
  }
  await appendFile(at('a.log'), 'two\n')
  await rename(at('a.log'), at('a.log.1'))
  await writeFile(at('a.log'), 'three\n')
  await using reading = await begin()
  expect((await reading.next(2)).toSorted()).toEqual(['three', 'two'])
  // Who writes may be late to notice.
  await appendFile(at('a.log.1'), 'four\n')
  const [late] = await reading.records(1)
  expect(late).toMatchObject({ key: { value: at('a.log') }, value: { value: 'four' } })
})

it('reads what was renamed to its end, its last line without an end too, and then no more', async () => {
  const { folder, at, kept, read: begin } = await scene({ 'rotated.close.ms': '0' })
  await using _ = folder
  await writeFile(at('a.log'), 'one\ntwo')
  await using reading = await begin()
  expect(await reading.next(1)).toEqual(['one'])
  await rename(at('a.log'), at('a.log.1'))
  expect(await reading.next(1)).toEqual(['two'])
  await rm(at('a.log.1'))
  // What is gone needs no offset.
  await reading.until(() => kept.size === 0)
})

it('reads a file to its end that is deleted meanwhile', async () => {
  const { folder, at, kept, read: begin } = await scene({ 'batch.size': '1', 'rotated.close.ms': '0' })
  await using _ = folder
  await writeFile(at('a.log'), 'one\ntwo\nthree')
  await using reading = await begin()
  expect(await reading.next(1)).toEqual(['one'])
  await rm(at('a.log'))
  expect(await reading.next(2)).toEqual(['two', 'three'])
  await reading.until(() => kept.size === 0)
})

it('reads a file anew that was emptied, and the rest of what it had in its copy', async () => {
  const { folder, at, read: begin } = await scene()
  await using _ = folder
  await writeFile(at('a.log'), 'one\n')
  await using reading = await begin()
  expect(await reading.next(1)).toEqual(['one'])
  await reading[Symbol.asyncDispose]()
  await appendFile(at('a.log'), 'two\nthree\n')
  await copyFile(at('a.log'), at('a.log.1'))
  await truncate(at('a.log'))
  await appendFile(at('a.log'), 'four\n')
  await using again = await begin()
  expect((await again.next(3)).toSorted()).toEqual(['four', 'three', 'two'])
})

it('sees that a file was written anew though it is longer than before', async () => {
  const { folder, at, read: begin } = await scene()
  await using _ = folder
  await writeFile(at('a.log'), 'one\n')
  await using reading = await begin()
  expect(await reading.next(1)).toEqual(['one'])
  await writeFile(at('a.log'), 'another first line\nand more\n')
  expect(await reading.next(2)).toEqual(['another first line', 'and more'])
})

it('takes a file for another that has the number of one that is gone', async () => {
  const { folder, at, kept, read: begin } = await scene()
  await using _ = folder
  await writeFile(at('b.log'), 'new 1\nnew 2\n')
  const { ino, dev } = await stat(at('b.log'))
  const offset = { position: 6, path: at('a.log'), fingerprint: '6-00000001-6-00000001' }
  kept.keep({ device: String(dev), inode: String(ino) }, offset)
  await using reading = await begin()
  const [first] = await reading.records(1)
  expect(first).toMatchObject({ key: { value: at('b.log') }, value: { value: 'new 1' } })
})

it('puts lines together that belong together, and gives the last of them after a while', async () => {
  const { folder, at, read: begin } = await scene({ 'multiline.pattern': '^\\s', 'multiline.timeout.ms': '20' })
  await using _ = folder
  await writeFile(at('a.log'), 'error\n at a\n at b\nfine\n')
  await using reading = await begin()
  expect(await reading.next(2)).toEqual(['error\n at a\n at b', 'fine'])
})

it('gives a line without its end after a while, if it is to', async () => {
  const { folder, at, read: begin } = await scene({ 'partial.line.timeout.ms': '5' })
  await using _ = folder
  await writeFile(at('a.log'), 'prompt> ')
  await using reading = await begin()
  expect(await reading.next(1)).toEqual(['prompt> '])
  await appendFile(at('a.log'), 'answer\n')
  expect(await reading.next(1)).toEqual(['answer'])
})

it('replaces bytes that are no UTF-8, or has the line be no record', async () => {
  const bad = Buffer.concat([Buffer.from('\uFEFFa'), Buffer.from([0xff]), Buffer.from('b\ngood\n')])
  const { folder, at, config, read: begin } = await scene()
  await using _ = folder
  await writeFile(at('a.log'), bad)
  await using reading = await begin()
  expect(await reading.next(2)).toEqual(['a\uFFFDb', 'good'])
  await using strict = await read(logFileSource, { ...config, 'invalid.utf8': 'reject' })
  const [refused, good] = await strict.records(2)
  expect(refused?.unreadable).toBe(`the line at byte 0 of ${at('a.log')} is no UTF-8`)
  expect(good?.unreadable).toBeUndefined()
})

it('splits lines that are too long, cuts them or has them be no record', async () => {
  const { folder, at, config } = await scene({ 'line.bytes.max': '64' })
  await using _ = folder
  await writeFile(at('a.log'), `${'x'.repeat(100)}\ngood\n`)
  const lines = async (how: string, count: number) => {
    await using reading = await read(logFileSource, { ...config, 'line.too.long': how })
    return (await reading.records(count)).map(({ value, unreadable }) => unreadable ?? value.value)
  }
  expect(await lines('split', 3)).toEqual(['x'.repeat(64), 'x'.repeat(36), 'good'])
  expect(await lines('cut', 2)).toEqual(['x'.repeat(64), 'good'])
  expect(await lines('reject', 2)).toEqual([
    `the line at byte 0 of ${at('a.log')} has more than 64 bytes (line.bytes.max)`,
    'good',
  ])
})

it('reads no file that a link leads to outside of the folders that are allowed', async () => {
  const { folder, at, config, read: begin } = await scene({}, 'in/*.log')
  await using _ = folder
  await mkdir(at('in'))
  await mkdir(at('out'))
  await writeFile(at('out/secret.log'), 'secret\n')
  await symlink(at('out/secret.log'), at('in/a.log'))
  await symlink(at('in/loop.log'), at('in/loop.log'))
  await writeFile(at('in/b.log'), 'fine\n')
  await using reading = await begin()
  expect(await reading.next(1)).toEqual(['fine'])
  await reading.until(() => reading.logger.lines.filter(({ level }) => level === 'warn').length >= 2)
  const warned = reading.logger.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields)
  expect(warned).toEqual(
    expect.arrayContaining([
      { path: at('in/a.log'), why: 'it lies outside the folders that are allowed' },
      { path: at('in/loop.log'), why: 'ELOOP' },
    ]),
  )
  await using wider = await read(logFileSource, { ...config, 'allowed.folders': folder.path })
  expect((await wider.next(2)).toSorted()).toEqual(['fine', 'secret'])
})

it('follows links in circles no further than its pattern goes', async () => {
  const { folder, at, read: begin } = await scene({}, '**/*.log')
  await using _ = folder
  await mkdir(at('d/e'), { recursive: true })
  await symlink(folder.path, at('d/e/up'))
  await writeFile(at('d/e/a.log'), 'once\n')
  await writeFile(at('z.log'), 'last\n')
  await using reading = await begin()
  expect(await reading.next(2)).toEqual(['once', 'last'])
})

it('has no more files open than it may, and misses nothing', async () => {
  const { folder, at, read: begin } = await scene({ 'open.files.max': '2' })
  await using _ = folder
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.log`)
  for (const name of names) await writeFile(at(name), `${name} 1\npart`)
  await using reading = await begin()
  expect(await reading.next(5)).toEqual(names.map((name) => `${name} 1`))
  for (const name of names) await appendFile(at(name), ` of ${name}\n`)
  expect((await reading.next(5)).toSorted()).toEqual(names.map((name) => `part of ${name}`))
})

it('leaves out what is excluded', async () => {
  const { folder, at, config } = await scene({}, '*')
  await using _ = folder
  await writeFile(at('a.log.gz'), 'packed\n')
  await writeFile(at('b.log'), 'fine\n')
  await using reading = await read(logFileSource, { ...config, 'exclude.paths': at('*.gz') })
  expect(await reading.next(1)).toEqual(['fine'])
})

it('waits for a folder that is not there', async () => {
  const { folder, at, read: begin } = await scene({}, 'later/*.log')
  await using _ = folder
  await using reading = await begin()
  const next = reading.next(1)
  await mkdir(at('later'))
  await writeFile(at('later/a.log'), 'here\n')
  expect(await next).toEqual(['here'])
})

it.each([
  [{ paths: '' }, 'paths'],
  [{ paths: '/l/**' }, 'ends in **'],
  [{ paths: '/l/*.log', 'allowed.folders': '/other' }, 'leads out of allowed.folders'],
  [{ paths: '/l/*.log', 'multiline.pattern': '(' }, 'multiline.pattern'],
  [{ paths: '/l/*.log', 'line.too.long': 'drop' }, 'line.too.long'],
  [{ paths: '/l/*.log', 'line.bytes.max': '1' }, 'line.bytes.max'],
])('%j is refused', (given, why) => {
  expect(() => logFileSource.configure({ topic: 't', ...given }).plan(1)).toThrow(
    expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(why) }),
  )
})

it('goes on at any byte of a file, and nowhere else', () => {
  const problem = (partition: object, offset: object) =>
    logFileSource
      .configure({ topic: 't', paths: '/l/*.log' })
      .checkPosition({ partition: { ...partition }, offset: { ...offset } })
  const file = { device: '1', inode: '2' }
  expect(problem(file, { position: 7 })).toBeUndefined()
  expect(problem(file, { position: 7, fingerprint: '7-0123abcd-7-0123abcd', path: '/l/a.log' })).toBeUndefined()
  expect(problem({ inode: 2 }, { position: 7 })).toContain("'device'")
  expect(problem(file, { position: -1 })).toContain("'position'")
  expect(problem(file, { position: 7, fingerprint: 'x' })).toContain("'fingerprint'")
})
