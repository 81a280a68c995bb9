import { appendFile, mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { toPlain } from '@millrace/connect'
import { expect, it } from 'vitest'
import { KeptOffsets, read, temporaryFolder } from '../../test/reading.ts'
import { csvFilesSource } from './csv-files-source.ts'
import { ndjsonFilesSource } from './ndjson-files-source.ts'

async function scene(more: Record<string, string> = {}) {
  const folder = await temporaryFolder()
  const at = (name: string) => path.join(folder.path, name)
  await mkdir(at('in'))
  const config = {
    'input.path': at('in'),
    'input.file.pattern': '.*\\.(csv|json)',
    'finished.path': at('done'),
    topic: 't',
    'file.minimum.age.ms': '0',
    'empty.poll.wait.ms': '2',
    ...more,
  }
  const kept = new KeptOffsets()
  const begin = (source = csvFilesSource, also: Record<string, string> = {}) =>
    read(source, { ...config, ...also }, kept)
  return { folder, at, kept, begin }
}

it('reads each file once, and moves it when all of its rows are stored', async () => {
  const { folder, at, kept, begin } = await scene()
  await using _ = folder
  await writeFile(at('in/a.csv'), '\uFEFFid,name\r\n1,"Ann\nLee"\r\n2,\r\n')
  await writeFile(at('in/b.csv'), 'id,name\n3,"a ""b"""')
  await writeFile(at('in/c.txt'), 'no\n')
  await using reading = await begin()
  const records = await reading.records(3)
  expect(records.map(({ value }) => toPlain(value.value))).toEqual([
    { id: '1', name: 'Ann\nLee' },
    { id: '2', name: null },
    { id: '3', name: 'a "b"' },
  ])
  expect(records[1]).toMatchObject({
    topic: 't',
    headers: [
      { key: 'file.path', value: at('in/a.csv') },
      { key: 'file.line', value: 4 },
    ],
    sourcePartition: { file: 'a.csv' },
    sourceOffset: { position: 29, line: 5 },
  })
  await reading.until(() => kept.size === 0)
  expect(await readdir(at('in'))).toEqual(['c.txt'])
  expect((await readdir(at('done'))).toSorted()).toEqual(['a.csv', 'b.csv'])
})

it('goes on behind the row that was kept, with the columns of the header', async () => {
  const { folder, at, kept, begin } = await scene()
  await using _ = folder
  await writeFile(at('in/a.csv'), 'id\n1\n2\n3\n')
  {
    await using reading = await begin(csvFilesSource, { 'batch.size': '1' })
    expect((await reading.records(1)).map(({ value }) => toPlain(value.value))).toEqual([{ id: '1' }])
  }
  expect(kept.get({ file: 'a.csv' })).toMatchObject({ position: 5, line: 3 })
  await using reading = await begin()
  expect((await reading.records(2)).map(({ value }) => toPlain(value.value))).toEqual([{ id: '2' }, { id: '3' }])
})

it('does with a file what a task had no time for that was killed', async () => {
  const { folder, at, kept, begin } = await scene({ 'cleanup.policy': 'none' })
  await using _ = folder
  await writeFile(at('in/a.csv'), 'id\n1\n')
  {
    await using reading = await begin()
    await reading.records(1)
    await reading.until(() => kept.get({ file: 'a.csv' })?.['finished'] === true)
  }
  await writeFile(at('in/b.csv'), 'id\n2\n')
  await using reading = await begin(csvFilesSource, { 'cleanup.policy': 'delete' })
  expect((await reading.records(1)).map(({ value }) => toPlain(value.value))).toEqual([{ id: '2' }])
  await reading.until(() => kept.size === 0)
  expect(await readdir(at('in'))).toEqual([])
})

it('leaves files that stay alone, until rows are added', async () => {
  const { folder, at, kept, begin } = await scene({ 'cleanup.policy': 'NONE' })
  await using _ = folder
  await writeFile(at('in/a.csv'), 'id\n1\n')
  await using reading = await begin()
  await reading.records(1)
  await reading.until(() => kept.get({ file: 'a.csv' })?.['finished'] === true)
  await appendFile(at('in/a.csv'), '2\n')
  expect((await reading.records(1)).map(({ value }) => toPlain(value.value))).toEqual([{ id: '2' }])
  await reading.until(() => kept.get({ file: 'a.csv' })?.['size'] === 7)
  await writeFile(at('in/a.csv'), 'other\n3\n')
  expect((await reading.records(1)).map(({ value }) => toPlain(value.value))).toEqual([{ other: '3' }])
})

it('takes nobody the place where files go', async () => {
  const { folder, at, kept, begin } = await scene()
  await using _ = folder
  await mkdir(at('done'))
  await writeFile(at('done/a.csv'), 'older')
  await writeFile(at('in/a.csv'), 'id\n1\n')
  await using reading = await begin()
  await reading.records(1)
  await reading.until(() => kept.size === 0)
  expect((await readdir(at('done'))).toSorted()).toEqual(['a-1.csv', 'a.csv'])
  expect(await readFile(at('done/a.csv'), 'utf8')).toBe('older')
})

it('waits for files that are still written', async () => {
  const { folder, at, begin } = await scene({ 'file.minimum.age.ms': '3600000' })
  await using _ = folder
  for (const name of ['fresh.csv', 'ready.csv', 'part.csv.tmp', '.hidden.csv'])
    await writeFile(at(`in/${name}`), 'id\n1\n')
  const old = new Date(Date.now() - 7_200_000)
  for (const name of ['ready.csv', 'part.csv.tmp', '.hidden.csv']) await utimes(at(`in/${name}`), old, old)
  await using reading = await begin()
  const [record] = await reading.records(1)
  expect(record?.sourcePartition).toEqual({ file: 'ready.csv' })
})

it('says which rows it could not read, and where', async () => {
  const { folder, at, begin } = await scene({ 'cleanup.policy': 'none' })
  await using _ = folder
  await writeFile(at('in/a.csv'), 'id,name\n1,a\n2\n"3,x\n4,d\n')
  await using reading = await begin()
  const file = at('in/a.csv')
  expect((await reading.records(4)).map(({ value, unreadable }) => unreadable ?? toPlain(value.value))).toEqual([
    { id: '1', name: 'a' },
    `line 3 of ${file} has 1 fields where there are 2 columns`,
    `line 4 of ${file} has a quote that is not closed`,
    { id: '4', name: 'd' },
  ])
})

it('has a topic for rows that it could not read, if it is named', async () => {
  const { folder, at, begin } = await scene({ 'bad.rows.topic': 'bad' })
  await using _ = folder
  await writeFile(at('in/a.csv'), 'id,name\n1\n')
  await using reading = await begin()
  const [record] = await reading.records(1)
  expect(record).toMatchObject({ topic: 'bad', value: { value: '1' } })
  expect(Object.fromEntries(record?.headers.map(({ key, value }) => [key, value]) ?? [])).toEqual({
    'file.path': at('in/a.csv'),
    'file.line': 2,
    '__connect.errors.connector.name': 'c',
    '__connect.errors.task.id': '0',
    '__connect.errors.stage': 'TASK_POLL',
    '__connect.errors.exception.class.name': 'INVALID_DATA',
    '__connect.errors.exception.message': `line 2 of ${at('in/a.csv')} has 1 fields where there are 2 columns`,
  })
})

it.each([
  ['a,a\n1,2\n', 'has a header with a name that stands there twice'],
  ['a,\n1,2\n', 'has a header with a name that is empty'],
  ['"a\n1\n', "has a header that can't be read: it has a quote that is not closed"],
])('a file with the header %j is not read', async (text, why) => {
  const { folder, at, kept, begin } = await scene()
  await using _ = folder
  await writeFile(at('in/a.csv'), text)
  await using reading = await begin()
  const [record] = await reading.records(1)
  expect(record?.unreadable).toBe(`line 1 of ${at('in/a.csv')} ${why}`)
  await reading.until(() => kept.size === 0)
})

it('gives fields what they look like, if it is to, and loses no digit', async () => {
  const { folder, at, begin } = await scene({ 'csv.types': 'inferred', 'csv.separator.char': 'TAB' })
  await using _ = folder
  const row = ['7', '-1.5', 'true', '"7"', '', '007', '12345678901234567890', '0.12345678901234567', '1.0', '-0', 'x']
  await writeFile(at('in/a.csv'), `${row.map((__, column) => `c${column}`).join('\t')}\n${row.join('\t')}\n`)
  await using reading = await begin()
  const [record] = await reading.records(1)
  const values = Object.values(toPlain(record?.value.value ?? null) ?? {})
  expect(values).toEqual([7, -1.5, true, '7', null, '007', row[6], row[7], 1, '-0', 'x'])
})

it('names columns itself without a header', async () => {
  const { folder, at, begin } = await scene({
    'csv.first.row.as.header': 'false',
    'csv.null.field.indicator': 'NEITHER',
  })
  await using _ = folder
  await writeFile(at('in/a.csv'), '1,\n\n2,b\n')
  await using reading = await begin()
  expect((await reading.records(2)).map(({ value }) => toPlain(value.value))).toEqual([
    { column01: '1', column02: '' },
    { column01: '2', column02: 'b' },
  ])
})

it('reads lines of JSON', async () => {
  const { folder, at, kept, begin } = await scene()
  await using _ = folder
  await writeFile(at('in/a.json'), '{"id": 9007199254740993}\n\n{bad\nnull\n[1]')
  await using reading = await begin(ndjsonFilesSource)
  const file = at('in/a.json')
  const records = await reading.records(4)
  expect(records.map(({ value, unreadable }) => unreadable ?? toPlain(value.value))).toEqual([
    { id: 9007199254740993n },
    `line 3 of ${file} is no JSON`,
    `line 4 of ${file} is null, which is no record`,
    [1],
  ])
  await reading.until(() => kept.size === 0)
})

it('looks through folders in it, if it is to, and reads no link that leads out', async () => {
  const { folder, at, kept, begin } = await scene({ 'input.path.walk.recursively': 'true' })
  await using _ = folder
  await mkdir(at('in/d/e'), { recursive: true })
  await writeFile(at('in/d/e/a.csv'), 'id\n1\n')
  await writeFile(at('secret.csv'), 'id\n666\n')
  await symlink(at('secret.csv'), at('in/link.csv'))
  await symlink(at('in'), at('in/d/up'))
  await using reading = await begin()
  const [record] = await reading.records(1)
  expect(record?.sourcePartition).toEqual({ file: 'd/e/a.csv' })
  await reading.until(() => kept.size === 0)
  expect(await readdir(at('done/d/e'))).toEqual(['a.csv'])
  expect(reading.logger.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields)).toEqual([
    { path: at('in/link.csv'), why: 'it lies outside the folders that are allowed' },
  ])
})

it.each([
  [{ 'finished.path': '' }, 'cleanup.policy=MOVE needs finished.path'],
  [{ 'csv.separator.char': 'ab' }, 'one character of ASCII'],
  [{ 'csv.separator.char': '"' }, 'are the same'],
  [{ 'input.file.pattern': '(' }, 'input.file.pattern'],
  [{ 'cleanup.policy': 'burn' }, 'cleanup.policy'],
])('%j is refused', (given, why) => {
  const least = { 'input.path': '/in', 'input.file.pattern': '.*', 'finished.path': '/done', topic: 't' }
  expect(() => csvFilesSource.configure({ ...least, ...given }).plan(1)).toThrow(
    expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(why) }),
  )
})
