import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isStreamError, silentLogger } from '@millrace/base'
import { loadPlugins } from '@millrace/connect'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCommandLine } from './command-line.ts'
import { parseConfigFile } from './config-file.ts'
import { readConnectors } from './connector-files.ts'
import { configOf } from './given-configs.ts'
import { registryAddress } from './registry-address.ts'
import { startConnect } from './start-connect.ts'
import { workerConfig } from './worker-config.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'millrace-configuration-'))
})
afterAll(() => rm(folder, { recursive: true }))

const read = (commandLine: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  configOf(readCommandLine(commandLine, '0', env).given)

/** The message of what is thrown, which must be INVALID_CONFIG. */
function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (isStreamError(error, 'INVALID_CONFIG')) return error.message
    throw error
  }
  throw new Error('it was not refused')
}

test('keys come from a file, the environment over it, and flags over both', async () => {
  const file = path.join(folder, 'connect.json')
  const listener = { port: 1, insecure: true, host: '::1' }
  await writeFile(file, JSON.stringify({ 'bootstrap.servers': ['a:1', 'b:2'], listener, plugins: 'x' }))
  const env = { MILLRACE_CONNECT_LISTENER_PORT: '2', MILLRACE_CONNECT_PLUGINS: 'y,z', MILLRACE_LISTENER_PORT: '4' }
  expect(read(['--config', file, '--set', 'listener.port = 3'], env)).toMatchObject({
    'bootstrap.servers': ['a:1', 'b:2'],
    plugins: ['y', 'z'],
    'listener.port': 3,
    'listener.host': '::1',
    'listener.insecure': true,
    'config.storage.topic': 'connect-configs',
  })
  expect(readCommandLine(['--config', file], '0', {}).folder).toBe(folder)
})

test.each([
  [['--set', 'listener.prot=1'], "did you mean 'listener.port'?"],
  [['--set', 'listener.prot=1'], '(listener.prot was given by --set)'],
  [['--set', 'listener.port=x'], 'Not a number of type INT (listener.port was given by --set)'],
  [['--set', 'bootstrap.servers='], 'Empty list'],
  [['--set', 'schema.registry.listener=8081'], 'It is written as host:port'],
  [['--set', 'schema.registry.listener=a:65536'], 'with ports up to 65535'],
  [['--config', '/no/such/file'], "there is no file '/no/such/file'"],
])('%j is refused', (commandLine, words) => {
  expect(refusal(() => read(commandLine))).toContain(words)
})

test('a registry listens where it is told, and where others could ask only if they may', async () => {
  expect(registryAddress('[::1]:0')).toEqual({ host: '::1', port: 0 })
  expect(registryAddress('localhost:8081')).toEqual({ host: 'localhost', port: 8081 })
  const config = workerConfig.parse({ 'schema.registry.listener': '0.0.0.0:8081' })
  await expect(startConnect(config, { packages: [], files: '.' }, silentLogger)).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: expect.stringContaining('or set listener.insecure=true') as string,
  })
})

test('variables that look like keys and are none are refused, others are passed over', () => {
  expect(refusal(() => read([], { MILLRACE_CONNECT_LISTENER_PROT: '1' }))).toContain('MILLRACE_CONNECT_LISTENER_PORT')
  const { given } = readCommandLine([], '0', { MILLRACE_CONNECT_SERVICE_ACCOUNT_NAME: 'x' })
  expect([given.entries.size, given.warnings]).toEqual([0, [expect.stringContaining('SERVICE_ACCOUNT_NAME')]])
})

test.each([
  ['{', 'it must be an object of JSON'],
  ['[]', 'it must be an object'],
  ['{"a": null}', 'a must have one value'],
  ['{"a": {"b": [[1]]}}', 'a.b must have one value'],
  ['{"a": {"b": 1}, "a.b": 2}', 'a.b is given twice'],
])('a file that says %s is refused', (text, words) => {
  expect(refusal(() => parseConfigFile(text, 'connect.json'))).toMatch(words)
})

test('connectors of files are checked before anything runs', async () => {
  const plugins = await loadPlugins(['@millrace/connector-file'], { from: [process.cwd()] })
  const file = path.join(folder, 'one.json')
  const connector = async (text: object | string): Promise<string> => {
    await writeFile(file, typeof text === 'string' ? text : JSON.stringify(text))
    return file
  }
  const config = { 'connector.class': 'FileStreamSource', topic: 't' }
  await connector({ name: 'one', config, initial_state: 'PAUSED' })
  expect(readConnectors(['one.json'], folder, plugins, {})).toEqual([{ name: 'one', config, target: 'PAUSED' }])
  for (const [text, words] of [
    ['{', 'no JSON'],
    [{ name: 'one', config, more: 1 }, 'not of more'],
    [{ name: 'one', config: { ...config, 'tasks.max': '0' } }, 'the config of one has 1 error(s)'],
    [{ name: 'one', config: { 'connector.class': 'Nope' } }, 'there is no connector Nope'],
  ] as const) {
    await connector(text)
    const message = refusal(() => readConnectors(['one.json'], folder, plugins, {}))
    expect(message).toContain('one.json: ')
    expect(message).toContain(words)
  }
  expect(refusal(() => readConnectors(['none.json'], folder, plugins, {}))).toContain('there is no file')
})
