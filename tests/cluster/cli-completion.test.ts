import { execFile } from 'node:child_process'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { millrace, millraceAt } from './support/cli.ts'
import { cliBin } from './support/spawn.ts'
import { freePort } from './support/temporary.ts'

let cluster: TestCluster
let cli: ReturnType<typeof millraceAt>

beforeAll(async () => {
  cluster = await startTestCluster()
  cli = millraceAt(cluster.bootstrap)
  await using client = await cluster.client()
  for (const name of ['orders', 'order-lines', 'payments']) await client.admin().createTopic(name)
})
afterAll(() => cluster.stop())

/** What a real bash offers for the last of `words`, split as bash splits a line. */
function bash(words: readonly string[], timeoutMs = 60_000): Promise<string[]> {
  const quoted = ['millrace', ...words].map((word) => `'${word}'`).join(' ')
  const script = `
millrace() { "$NODE" "$CLI" "$@"; }
source <(millrace completion bash)
COMP_WORDS=(${quoted})
COMP_CWORD=${words.length}
_millrace millrace
(( \${#COMPREPLY[@]} )) && printf '%s\\n' "\${COMPREPLY[@]}"
exit 0`
  return new Promise((resolve, reject) => {
    const asked = { MILLRACE_BROKERS: cluster.bootstrap, MILLRACE_COMPLETION_TIMEOUT_MS: String(timeoutMs) }
    const env = { ...process.env, ...asked, NODE: process.execPath, CLI: cliBin }
    execFile('bash', ['--norc', '-c', script], { env }, (error, stdout, stderr) => {
      if (error === null && stderr === '') resolve(stdout.split('\n').filter((line) => line !== ''))
      else reject(new Error(`bash: ${stderr}`, { cause: error }))
    })
  })
}

test.each<[string[], string[]]>([
  [['topic', 'des'], ['describe']],
  [
    ['topic', 'ls', '--format', ''],
    ['text', 'json', 'yaml'],
  ],
  [['topic', 'ls', '--format', '=', 'y'], ['yaml']],
  [
    ['topic', 'consume', 'order'],
    ['order-lines', 'orders'],
  ],
  [['topic', 'consume', '--format', 'json', 'pay'], ['payments']],
  [
    ['topic', 'produce', 'orders', 'packag'],
    ['package-lock.json', 'package.json', 'packages'],
  ],
  [['topic', 'create', 'order'], []],
])('bash completes %j with %j', async (words, expected) => {
  expect((await bash(words)).sort()).toEqual(expected.sort())
})

test('the brokers that the line names are asked', async () => {
  expect(await bash(['topic', 'rm', '--brokers', '127.0.0.1', ':', '1', 'or'], 1)).toEqual([])
})

test('without a broker there is nothing to offer, and nothing is said', async () => {
  const env = { MILLRACE_BROKERS: `127.0.0.1:${await freePort()}` }
  expect(await millrace(['__complete', 'zsh', '--', 'topic', 'rm', ''], { env })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  })
})

test('zsh and fish get descriptions, and the whole word', async () => {
  expect((await cli(['__complete', 'fish', '--', 'topic', 'ls', '--format=j'])).stdout).toBe('--format=json\n')
  expect((await cli(['__complete', 'zsh', '--', 'topic', 'des'])).stdout).toMatch(/^describe\t\w.+\n$/)
})

test.each(['bash', 'zsh', 'fish'])('the script for %s calls what there is', async (shell) => {
  const { code, stdout } = await millrace(['completion', shell])
  expect(code).toBe(0)
  expect(stdout).toContain(`__complete ${shell} --`)
})

test('no such shell: 2, with those there are', async () => {
  const { code, stderr } = await millrace(['completion', 'bsh'])
  expect(code).toBe(2)
  expect(stderr).toContain('bash, zsh, fish')
})
