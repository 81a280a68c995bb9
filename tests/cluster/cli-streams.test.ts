import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Child, cliBin, root } from './support/spawn.ts'

/** What a shell line with `millrace` in it comes to; `$?` of it is printed last. */
function shell(line: string): Promise<{ stdout: string; stderr: string }> {
  const script = `millrace() { '${process.execPath}' '${cliBin}' "$@"; }; ${line}`
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd: root }, (_error, stdout, stderr) => resolve({ stdout, stderr }))
  })
}

test.each(['--help', '--version', 'topic produce --help', 'completion bash', 'dump packages/log/golden/data/golden-0'])(
  'millrace %s: a reader that goes away is no error',
  async (commandLine) => {
    expect(await shell(`millrace ${commandLine} | true; echo "\${PIPESTATUS[0]}"`)).toEqual({
      stdout: '0\n',
      stderr: '',
    })
  },
)

test('nobody who listens to stderr: the exit code says it all the same', async () => {
  expect(await shell('exec 3>&1; { millrace --nope 2>&1 >/dev/null; echo $? >&3; } | true')).toEqual({
    stdout: '2\n',
    stderr: '',
  })
})

test.each(['--help', 'completion zsh'])('millrace %s: a full disk is told once, with 1', async (commandLine) => {
  const { stdout, stderr } = await shell(`millrace ${commandLine} > /dev/full; echo $?`)
  expect({ stdout, stderr }).toEqual({ stdout: '1\n', stderr: expect.stringMatching(/^millrace: ENOSPC.*\n$/) })
})

test('dev --format yaml: a document once it is ready', async () => {
  await using child = new Child(cliBin, ['dev', '--port', '0', '--format', 'yaml'])
  await child.line((line) => line.startsWith('pid:'))
  const { code, stdout, stderr } = await child.end('SIGINT')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(parse(stdout)).toMatchObject({ storage: 'memory', address: expect.stringContaining('127.0.0.1:') })
})

test('Ctrl-C while a broker keeps it waiting: 1, in a word', async () => {
  // Takes connections, and never answers.
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  await using child = new Child(cliBin, ['topic', 'ls', '--brokers', `127.0.0.1:${port}`])
  const [socket] = (await once(server, 'connection')) as [{ destroy(): void }]
  expect(await child.end('SIGINT')).toEqual({ code: 1, signal: null, stdout: '', stderr: 'millrace: interrupted\n' })
  socket.destroy()
  server.close()
})
