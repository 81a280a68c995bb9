import { copyFile, open, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { connect } from '@millrace/client'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { millrace } from './support/cli.ts'
import { brokerBin, Child, root } from './support/spawn.ts'
import { temporaryFolder } from './support/temporary.ts'

interface Item {
  readonly type: string
  readonly [name: string]: unknown
}

function items(stdout: string): Item[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Item)
}

test('the folder of a partition that our broker wrote', async () => {
  await using folder = await temporaryFolder()
  {
    await using child = new Child(brokerBin, ['--set', `log.dir=${folder.path}`, '--set', 'listener.port=0'])
    const { address } = JSON.parse(await child.line((line) => line.includes('"msg":"ready"'))) as { address: string }
    await using client = await connect({ brokers: [address] })
    await client.admin().createTopic('t')
    await client.producer().send('t', { key: 'k', value: 'v', headers: [['h', 'x']] })
    await client.close()
    await child.end('SIGTERM')
  }
  const partition = path.join(folder.path, 't-0')
  const { code, stdout, stderr } = await millrace(['dump', partition, '--records', '--format', 'json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const found = items(stdout)
  expect(found.filter(({ type }) => type === 'file').length).toBeGreaterThanOrEqual(5)
  expect(found.find(({ type }) => type === 'record')).toMatchObject({
    offset: 0,
    key: 'k',
    value: 'v',
    headers: [{ key: 'h', value: 'x' }],
  })
  expect(found.filter(({ type }) => type === 'problem')).toEqual([])
  const yaml = await millrace(['dump', partition, '--records', '--format', 'yaml'])
  expect(parseAllDocuments(yaml.stdout).map((document) => document.toJS() as Item)).toEqual(found)
})

const golden = path.join(root, 'packages/log/golden/data/golden-1/00000000000000000010.log')

test('damage: 4, and where', async () => {
  await using folder = await temporaryFolder()
  const file = path.join(folder.path, '00000000000000000010.log')
  await copyFile(golden, file)
  await using handle = await open(file, 'r+')
  await handle.write(Buffer.from('X'), 0, 1, 900)
  await handle.truncate(4_900)
  const { code, stdout } = await millrace(['dump', file])
  expect(code).toBe(4)
  expect(stdout).toMatch(/CRC \w{8} WRONG/)
  expect(stdout).toMatch(/^ {2}CORRUPT at byte \d+: the CRC of the batch at offset \d+ is wrong/m)
  expect(stdout).toMatch(/^ {2}TRUNCATED at byte \d+: the file ends inside a batch/m)
  expect(stdout).toMatch(/; 2 PROBLEMS\n$/)
})

test('a reader that has seen enough ends it well', async () => {
  await using child = new Child(path.join(root, 'apps/cli/bin/millrace.cjs'), ['dump', golden, '--records'])
  child.process.stdout.destroy()
  expect(await child.ended).toMatchObject({ code: 0, stderr: '' })
})

test('what can not be read: 2, and why', async () => {
  await using folder = await temporaryFolder()
  await writeFile(path.join(folder.path, 'notes.txt'), 'x')
  for (const [name, message] of [
    ['none.log', 'there is no file'],
    ['notes.txt', '--as'],
    ['', 'no files of a log'],
  ] as const) {
    const { code, stdout, stderr } = await millrace(['dump', path.join(folder.path, name)])
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  }
  expect(await readdir(folder.path)).toEqual(['notes.txt'])
})
