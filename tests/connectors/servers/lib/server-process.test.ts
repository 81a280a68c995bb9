import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { freePort, temporaryFolder } from './places.ts'
import { ServerProcess, type ServerProgram } from './server-process.ts'

async function echo(options: Partial<ServerProgram> = {}) {
  const port = await freePort()
  const folder = temporaryFolder('server-process')
  const program: ServerProgram = {
    name: 'echo',
    command: process.execPath,
    arguments: [
      '-e',
      `require('node:http').createServer((_, answer) => answer.end('here')).listen(${port}, '127.0.0.1')`,
    ],
    workingFolder: folder.path,
    isReady: async () => (await ask(port)) === 'here',
    readyWithinMs: 60_000,
    ...options,
  }
  return { port, folder, program }
}

const ask = async (port: number) => (await fetch(`http://127.0.0.1:${port}`)).text()

it('a server is ready once it has started, gone once it is killed, and can be started again', async () => {
  const { port, program } = await echo()
  await using server = await ServerProcess.start(program)
  expect(await ask(port)).toBe('here')
  const first = server.pid
  await server.kill()
  await expect(ask(port)).rejects.toThrow('fetch failed')
  await server.start()
  expect(await ask(port)).toBe('here')
  expect(server.pid).not.toBe(first)
})

it('a server that is frozen can be ended', async () => {
  const { port, program } = await echo()
  await using server = await ServerProcess.start(program)
  server.pause()
  await server.stop()
  await expect(ask(port)).rejects.toThrow('fetch failed')
})

it('a server that ends by itself says what it printed', async () => {
  const { program } = await echo({ arguments: ['-e', "console.error('no such volume'); process.exit(3)"] })
  await expect(ServerProcess.start(program)).rejects.toThrow(/^echo can't be used: it ended \(3\)\nno such volume/)
})

it('a program that is not there is named', async () => {
  const { program } = await echo({ command: '/no/such/program' })
  await expect(ServerProcess.start(program)).rejects.toThrow("echo can't be used: spawn /no/such/program ENOENT")
})

it('a folder is removed with all that is in it', async () => {
  const { folder } = await echo()
  writeFileSync(join(folder.path, 'a'), '')
  folder.remove()
  expect(existsSync(folder.path)).toBe(false)
})
