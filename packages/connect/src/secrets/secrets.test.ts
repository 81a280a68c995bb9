import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type LogFields, type Logger, StreamError } from '@millrace/base'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Password } from '../config/index.ts'
import { Redactor } from './redactor.ts'
import { hasReference, referencesIn } from './references.ts'
import { resolveConfig } from './resolve-config.ts'
import { noSecrets, secretsFrom } from './secrets.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'millrace-secrets-'))
  await mkdir(path.join(folder, 'allowed/below'), { recursive: true })
  await mkdir(path.join(folder, 'allowed-not'))
  await writeFile(path.join(folder, 'allowed/db.properties'), 'user=ann\npassword=pa$$:w}rd\n')
  await writeFile(path.join(folder, 'allowed/below/more.properties'), 'a:key=deep secret\n')
  await writeFile(path.join(folder, 'allowed-not/other.properties'), 'password=outside\n')
  await symlink(path.join(folder, 'allowed-not/other.properties'), path.join(folder, 'allowed/link.properties'))
})
afterAll(() => rm(folder, { recursive: true }))

const env = (name: string): string => `\${env:${name}}`
const file = (name: string, key: string): string => `\${file:${path.join(folder, name)}:${key}}`

const secrets = () =>
  secretsFrom({
    env: { variables: { DB_PASSWORD: 'hunter2', DB_EMPTY: '', HOME: '/nowhere' }, allowed: /DB_\w+/ },
    folders: [path.join(folder, 'allowed')],
  })

describe('references', () => {
  it("are Kafka's of two providers; what else looks like one is text", () => {
    expect(referencesIn(`a ${env('X')}:\${file:/a/b.properties:k:1} \${vault:x:y} \${plain} $env:X`)).toEqual([
      { text: env('X'), provider: 'env', path: '', key: 'X' },
      { text: `\${file:/a/b.properties:k:1}`, provider: 'file', path: '/a/b.properties', key: 'k:1' },
    ])
    expect(referencesIn(String.raw`$`.concat(String.raw`{file:C:\a\b:k}`))).toMatchObject([
      { path: String.raw`C:\a\b`, key: 'k' },
    ])
    expect([hasReference(env('X')), hasReference(`\${vault:x}`), hasReference(7)]).toEqual([true, false, false])
  })
})

describe('resolving', () => {
  it('puts secrets where their references stand, and takes no secret for a reference', async () => {
    const loop = secretsFrom({ env: { variables: { A: env('B'), B: 'b' }, allowed: /./ } })
    const { config } = await resolveConfig(
      {
        url: `db://ann:${env('DB_PASSWORD')}@h/${env('DB_PASSWORD')}`,
        p: file('allowed/db.properties', 'password'),
        n: 7,
      },
      secrets(),
    )
    expect(config).toEqual({ url: 'db://ann:hunter2@h/hunter2', p: 'pa$$:w}rd', n: 7 })
    expect((await resolveConfig({ deep: file('allowed/below/more.properties', 'a') }, secrets())).config['deep']).toBe(
      'key=deep secret',
    )
    expect((await resolveConfig({ x: env('A') }, loop)).config['x']).toBe(env('B'))
    expect((await resolveConfig({ x: env('DB_EMPTY') }, secrets())).config['x']).toBe('')
  })

  it.each([
    ['a variable that may not be referred to', () => env('HOME'), 'lets no config refer to'],
    ['a variable that is not there', () => env('DB_NAME'), 'has no environment variable DB_NAME'],
    ['a file outside', () => file('allowed-not/other.properties', 'password'), 'lets no config refer to files'],
    ['one that is reached by ..', () => file('allowed/../allowed-not/other.properties', 'password'), 'lets no config'],
    ['one that a symbolic link leads to', () => file('allowed/link.properties', 'password'), 'lets no config refer to'],
    ['one outside that is not there', () => file('allowed-not/none', 'password'), 'lets no config refer to files'],
    ['one that is not there', () => file('allowed/none.properties', 'password'), 'ENOENT'],
    ['a folder', () => file('allowed/below', 'password'), 'it is no file'],
    ['a key that is not there', () => file('allowed/db.properties', 'pass'), 'has no key pass'],
    ['a file without a key', () => `\${file:${path.join(folder, 'allowed/db.properties')}}`, 'it is written'],
  ])('refuses %s, and shows no secret', async (_, text, words) => {
    const failed: unknown = await resolveConfig({ x: text() }, secrets()).catch((error: unknown) => error)
    expect(failed).toMatchObject({ code: 'INVALID_CONFIG', message: expect.stringContaining(words) as string })
    expect(String(failed)).not.toMatch(/outside|pa\$\$|hunter2/)
  })

  it('lets nothing be referred to unless it is said', async () => {
    for (const text of [env('PATH'), file('allowed/db.properties', 'user')]) {
      await expect(resolveConfig({ x: text }, noSecrets)).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
    }
  })
})

describe('a redactor', () => {
  const redactor = new Redactor([
    'hunter2',
    'hunter2 and more',
    'a"b\\c d',
    'no',
    'first line of a key\nsecond line of a key',
  ])

  it('hides secrets as they are, and as URLs and JSON have them, the longest first', () => {
    const text = `${encodeURIComponent('a"b\\c d')} ${JSON.stringify('a"b\\c d')} hunter2 and more, hunter2; no, second line of a key`
    expect(redactor.text(text)).toBe('[hidden] "[hidden]" [hidden], [hidden]; no, [hidden]')
  })

  it('hides them in errors, what caused those, and what they carry', () => {
    const cause = Object.assign(new Error('login hunter2'), { detail: 'hunter2!', nested: { query: ['hunter2'] } })
    const error = new StreamError('INVALID_DATA', 'with hunter2', { cause, context: { url: 'x:hunter2@y' } })
    Object.assign(cause, { cause: error })
    expect(redactor.error(error)).toBe(error)
    const shown = [
      error.message,
      error.stack,
      error.context['url'],
      cause.message,
      cause.stack,
      cause.detail,
      cause.nested.query,
    ]
    expect(JSON.stringify(shown)).not.toContain('hunter2')
    expect(error).toMatchObject({ code: 'INVALID_DATA', message: 'with [hidden]' })
  })

  it('hides them in what is logged, also by children', () => {
    const lines: unknown[] = []
    const say = (bound: LogFields): Logger => {
      const write = (fields: LogFields, message: string): void => void lines.push([{ ...bound, ...fields }, message])
      return { debug: write, info: write, warn: write, error: write, child: (fields) => say({ ...bound, ...fields }) }
    }
    const password = new Password('hunter2')
    redactor
      .logger(say({}))
      .child({ url: 'hunter2' })
      .info({ deep: [{ a: 'hunter2' }], at: 7, password }, 'as hunter2')
    expect(lines).toEqual([[{ url: '[hidden]', deep: [{ a: '[hidden]' }], at: 7, password }, 'as [hidden]']])
  })
})
