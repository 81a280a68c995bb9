import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeContexts } from './change-contexts.ts'
import { checkContextName, readContextFile } from './context-file.ts'
import { contextFilePath } from './place.ts'
import { defaultBrokers, resolveBrokers } from './resolve-brokers.ts'

let home: string
let file: string

beforeEach(async () => {
  home = await realpath(await mkdtemp(path.join(tmpdir(), 'millrace-contexts-')))
  file = contextFilePath({ XDG_CONFIG_HOME: home })
  await mkdir(path.dirname(file))
})
afterEach(() => rm(home, { recursive: true }))

const good = `# ours
current: dev # the usual one
contexts:
  dev:
    brokers: [127.0.0.1:9094]
  prod:
    brokers:
      - a.example:9094
      - b.example:9094
`

test('the place is that of the XDG specification', () => {
  expect(contextFilePath({ XDG_CONFIG_HOME: '/x' })).toBe('/x/millrace/contexts.yaml')
  expect(contextFilePath({ HOME: '/h/ada' })).toBe('/h/ada/.config/millrace/contexts.yaml')
  expect(contextFilePath({ HOME: '/h/ada', XDG_CONFIG_HOME: 'relative' })).toBe('/h/ada/.config/millrace/contexts.yaml')
})

test('a file that can not be looked at is not taken for one that is not there', async () => {
  await symlink(file, file)
  await expect(changeContexts(file, () => {})).rejects.toThrow(/can't write the contexts: ELOOP/)
})

test('no file: no contexts', async () => {
  expect(await readContextFile(file)).toMatchObject({ contexts: new Map(), current: undefined })
})

test('contexts, and the current one', async () => {
  await writeFile(file, good)
  const { contexts, current } = await readContextFile(file)
  expect(current).toBe('dev')
  expect(contexts.get('prod')).toEqual({ brokers: ['a.example:9094', 'b.example:9094'] })
})

describe('a file that makes no sense: one error with file and line, and it stays as it is', () => {
  test.each<[string, number, string]>([
    ['contexts:\n  dev:\n  - [', 3, ''],
    ['contexts:\n  dev: {brokers: [a:1]}\n  dev: {brokers: [b:1]}\n', 3, 'unique'],
    ['current: dev\n', 1, 'no such context'],
    ['contexts:\n  prod: {brokers: [a:1]}\ncurrent: prdo\n', 3, "did you mean 'prod'?"],
    ['contexts:\n  dev:\n    broker: [a:1]\n', 3, "did you mean 'brokers'?"],
    ['contexts:\n  dev:\n    brokers: [localhost]\n', 3, "'localhost' is not host:port"],
    ['contexts:\n  dev:\n    brokers: [7]\n', 3, 'must be a text'],
    ['contexts:\n  dev: a:1\n', 2, 'must be a map'],
    ['- dev\n', 1, 'must be a map'],
    ['contexts:\n  dev: {}\n', 2, "has no 'brokers'"],
    ['contextes: {}\n', 1, "did you mean 'contexts'?"],
    ['\u0000\u0001', 1, ''],
  ])('%j', async (text, line, message) => {
    await writeFile(file, text)
    const failure = await readContextFile(file).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining(`${file}:${line}:`) })
    expect(failure).toMatchObject({ message: expect.stringContaining(message) })
    await expect(changeContexts(file, ({ document }) => document.set('current', null))).rejects.toEqual(failure)
    expect(await readFile(file, 'utf8')).toBe(text)
    expect(await readdir(path.dirname(file))).toEqual(['contexts.yaml'])
  })

  test('one that is far too large is not read', async () => {
    await writeFile(file, '#'.repeat(2_000_000))
    await expect(readContextFile(file)).rejects.toMatchObject({ exitCode: 2 })
  })
})

describe('changing it', () => {
  test('keeps what stands beside, comments and permissions too', async () => {
    await writeFile(file, good)
    await chmod(file, 0o640)
    await changeContexts(file, ({ document }) => document.setIn(['contexts', 'test', 'brokers'], ['c:1']))
    expect(await readFile(file, 'utf8')).toBe(`${good}  test:\n    brokers:\n      - c:1\n`)
    expect((await stat(file)).mode & 0o777).toBe(0o640)
  })

  test('a new file is for its owner alone', async () => {
    await rm(path.dirname(file), { recursive: true })
    await changeContexts(file, ({ document }) => (document.contents = document.createNode({ contexts: null })))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('what fails changes nothing, and leaves nothing behind', async () => {
    await writeFile(file, good)
    const change = changeContexts(file, () => {
      throw new Error('no')
    })
    await expect(change).rejects.toThrow('no')
    expect(await readFile(file, 'utf8')).toBe(good)
    expect(await readdir(path.dirname(file))).toEqual(['contexts.yaml'])
  })

  test('of many at once none loses what another did', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `c${index}`)
    await Promise.all(
      names.map((name) =>
        changeContexts(file, ({ document }) => {
          if (document.contents === null) document.contents = document.createNode({})
          document.setIn(['contexts', name], { brokers: ['a:1'] })
        }),
      ),
    )
    expect([...(await readContextFile(file)).contexts.keys()].sort()).toEqual(names)
  })

  test('a link to the file stays a link', async () => {
    const elsewhere = path.join(home, 'elsewhere.yaml')
    await writeFile(elsewhere, good)
    await symlink(elsewhere, file)
    await changeContexts(file, ({ document }) => document.set('current', 'prod'))
    expect((await readContextFile(elsewhere)).current).toBe('prod')
    expect(await realpath(file)).toBe(elsewhere)
  })

  test('where no folder can be made, that is told', async () => {
    await rm(path.dirname(file), { recursive: true })
    await writeFile(path.dirname(file), '')
    await expect(changeContexts(file, () => {})).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("can't write the contexts"),
    })
  })

  test('a lock that nobody gives back is named', async () => {
    await writeFile(`${file}.lock`, '')
    await expect(changeContexts(file, () => {})).rejects.toMatchObject({
      message: expect.stringContaining(`remove ${file}.lock`),
    })
  })
})

test('names', () => {
  for (const name of ['dev', 'a.b-c_1']) expect(() => checkContextName(name)).not.toThrow()
  for (const name of ['', '-a', 'a b', 'a:1', 'x'.repeat(64)])
    expect(() => checkContextName(name)).toThrow(/can be no context/)
})

describe('who decides where the brokers are', () => {
  const env = (more: Record<string, string> = {}): { env: Record<string, string> } => ({
    env: { XDG_CONFIG_HOME: home, ...more },
  })

  test('the command line, then the environment, then the current context, then the default', async () => {
    await writeFile(file, good)
    const both = { MILLRACE_BROKERS: 'e:1,f:2', MILLRACE_CONTEXT: 'prod' }
    expect(await resolveBrokers(env(both), { brokers: ['x:1'] })).toEqual({ brokers: ['x:1'], from: 'flag' })
    expect(await resolveBrokers(env(both), { context: 'dev' })).toMatchObject({ context: 'dev', from: 'context' })
    expect(await resolveBrokers(env(both), {})).toEqual({ brokers: ['e:1', 'f:2'], from: 'environment' })
    expect(await resolveBrokers(env({ MILLRACE_CONTEXT: 'prod' }), {})).toMatchObject({ context: 'prod' })
    expect(await resolveBrokers(env(), {})).toMatchObject({ context: 'dev', brokers: ['127.0.0.1:9094'] })
    await rm(file)
    expect(await resolveBrokers(env(), {})).toEqual({ brokers: [defaultBrokers], from: 'default' })
  })

  test('what is not there is refused, with what was perhaps meant', async () => {
    await writeFile(file, good)
    const meant = { exitCode: 2, message: expect.stringContaining("did you mean 'prod'?") }
    await expect(resolveBrokers(env(), { context: 'prdo' })).rejects.toMatchObject(meant)
    await expect(resolveBrokers(env({ MILLRACE_CONTEXT: 'prdo' }), {})).rejects.toMatchObject(meant)
    await expect(resolveBrokers(env({ MILLRACE_BROKERS: 'x' }), {})).rejects.toMatchObject({
      message: expect.stringContaining('MILLRACE_BROKERS'),
    })
    await expect(resolveBrokers(env(), { brokers: ['x:1'], context: 'dev' })).rejects.toMatchObject({
      message: expect.stringContaining('exclude each other'),
    })
  })

  test('a file that makes no sense is in the way only of what needs it', async () => {
    await writeFile(file, '[')
    await expect(resolveBrokers(env(), {})).rejects.toMatchObject({ exitCode: 2 })
    expect(await resolveBrokers(env(), { brokers: ['x:1'] })).toMatchObject({ from: 'flag' })
  })
})
