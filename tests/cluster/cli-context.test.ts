import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CliEnded, millrace } from './support/cli.ts'
import { freePort, temporaryFolder } from './support/temporary.ts'

let cluster: TestCluster
let home: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  cluster = await startTestCluster()
  home = await temporaryFolder()
})
afterAll(async () => {
  await home[Symbol.asyncDispose]()
  await cluster.stop()
})

function cli(...commandLine: string[]): Promise<CliEnded> {
  return millrace(commandLine, { env: { XDG_CONFIG_HOME: home.path } })
}

test('add, use, ls, show and rm', async () => {
  expect(await cli('context', 'ls', '--format', 'json')).toMatchObject({ code: 0, stdout: '[]\n' })
  expect(await cli('context', 'add', 'here', cluster.bootstrap)).toEqual({
    code: 0,
    stdout: `added context 'here' for ${cluster.bootstrap}\n`,
    stderr: '',
  })
  await cli('context', 'add', 'nowhere', `127.0.0.1:${await freePort()}`, '--use')
  const unreachable = await cli('topic', 'ls')
  expect(unreachable).toMatchObject({ code: 3, stderr: expect.stringContaining("(of context 'nowhere')") })
  expect((await cli('topic', 'ls', '--context', 'here')).code).toBe(0)
  expect((await cli('topic', 'ls', '--brokers', cluster.bootstrap)).code).toBe(0)
  expect((await cli('context', 'use', 'here')).code).toBe(0)
  expect((await cli('topic', 'ls')).code).toBe(0)

  expect((await cli('context', 'ls')).stdout).toMatch(/^CONTEXT +BROKERS +IN USE\nhere +\S+ +yes\nnowhere +\S+\n$/)
  expect(JSON.parse((await cli('context', 'show', '--format', 'json')).stdout)).toEqual({
    context: 'here',
    brokers: [cluster.bootstrap],
    from: 'context',
    file: path.join(home.path, 'millrace/contexts.yaml'),
  })
  expect((await cli('context', 'rm', 'here')).stdout).toBe("removed context 'here'\nno context is in use any more\n")
  expect((await cli('context', 'show')).stdout).toContain('127.0.0.1:9094')
})

test('what is wrong is refused: with 2 where the command line or the file is, with 1 where it is there already', async () => {
  await cli('context', 'add', 'staging', 'a:1')
  const again = await cli('context', 'add', 'staging', 'b:1')
  expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--replace') })
  expect(await cli('context', 'add', 'staging', 'b:1', '--replace')).toMatchObject({ code: 0 })
  const typo = { code: 2, stdout: '', stderr: expect.stringContaining("did you mean 'staging'?") }
  expect(await cli('context', 'use', 'stagign')).toMatchObject(typo)
  expect(await cli('context', 'rm', 'stagign')).toMatchObject(typo)
  expect(await cli('context', 'show', 'stagign')).toMatchObject(typo)
  expect(await cli('topic', 'ls', '--context', 'stagign')).toMatchObject(typo)
  expect(await cli('context', 'add', 'a b', 'b:1')).toMatchObject({ code: 2 })
  expect(await cli('context', 'add', 'x', 'b')).toMatchObject({ code: 2, stderr: expect.stringContaining('host:port') })
  expect(await cli('context', 'use')).toMatchObject({ code: 2, stderr: expect.stringContaining('--none') })
})

test('a file that does not parse: 2, with its line, whatever needs it; and it stays as it is', async () => {
  await using other = await temporaryFolder()
  const env = { XDG_CONFIG_HOME: other.path }
  await millrace(['context', 'add', 'dev', 'a:1'], { env })
  const file = path.join(other.path, 'millrace/contexts.yaml')
  const broken = `${await readFile(file, 'utf8')}  prod: {brokers: [b:1}\n`
  await writeFile(file, broken)
  for (const commandLine of [
    ['context', 'ls'],
    ['context', 'add', 'x', 'a:1'],
    ['topic', 'ls'],
  ]) {
    const { code, stdout, stderr } = await millrace(commandLine, { env })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^millrace: \S+contexts\.yaml:4:\d+: .*nothing was changed\n$/)
  }
  expect(await readFile(file, 'utf8')).toBe(broken)
})
