import { describe, expect, test } from 'vitest'
import { millrace } from './support/cli.ts'
import { millraceProcess } from './support/spawn.ts'
import { freePort } from './support/temporary.ts'

describe('wrong usage ends with 2 and says what would be right', () => {
  test.each<[string[], string]>([
    [['topic', 'creat', 'x'], 'Did you mean create?'],
    [['topik'], 'Did you mean topic?'],
    [['topic', 'create', 'x', '--partition', '3'], 'Did you mean --partitions?'],
    [['topic', 'create'], "missing required argument 'name'"],
    [['topic', 'create', 'x', '--partitions', '0'], 'It must be a whole number from 1'],
    [['topic', 'create', 'x', '--config', 'retention.ms'], 'It must be written as key=value'],
    [['topic', 'ls', 'x'], 'too many arguments'],
    [['topic', 'ls', '--format', 'xml'], 'Allowed choices are text, json, yaml'],
    [['topic', 'ls', '--format', 'jsno'], 'Did you mean json?'],
    [['topic', 'produce', 'x', '--compression', 'snapy'], 'Did you mean snappy?'],
    [['completion', 'bahs'], 'Did you mean bash?'],
    [['docter'], 'Did you mean doctor?'],
    [['dump'], "missing required argument 'file'"],
    [['topic', 'ls', '--brokers', 'localhost'], "'localhost' is not host:port"],
    [['topic', 'consume', 'x', '--offset', 'yesterday'], "'yesterday' is not an offset"],
    [['topic', 'consume', 'x', '-f', '%q'], "'%q' at character 1"],
    [['topic', 'consume', 'x', '-f', '%v', '--format', 'json'], 'exclude each other'],
    [['topic', 'produce', 'x', '--input', 'lines', '--key-field', 'id'], '--key-field needs JSON'],
    [['topic', 'produce', 'x', 'no-such-file'], "there is no file 'no-such-file'"],
    [['topic', 'produce', 'x', 'packages'], "'packages' is a folder"],
    [['dev', '--port', '70000'], 'from 0 to 65535'],
    [['bench', 'produce', '--size', '1t'], 'It must be a size such as'],
  ])('%j', async (commandLine, message) => {
    const { code, stdout, stderr } = await millrace(commandLine)
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('no command at all', async () => {
    const { code, stdout, stderr } = await millraceProcess([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: millrace')
  })
})

test('help and version go to stdout and end well', async () => {
  const help = await millraceProcess(['topic', 'produce', '--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toContain('--key-field <path>')
  expect(await millraceProcess(['--version'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: '',
  })
})

test('an address that can not be right: 3, and what is wrong with it', async () => {
  const address = 'no-such-host.invalid:9094'
  const { code, stderr } = await millrace(['topic', 'ls', '--brokers', address])
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: expect.stringContaining(
      `no broker answers at ${address} (the host name is unknown (ENOTFOUND)): start one with`,
    ),
  })
})

test('no broker: 3, and how to get one', async () => {
  const address = `127.0.0.1:${await freePort()}`
  const { code, stdout, stderr } = await millraceProcess(['topic', 'ls', '--brokers', address])
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  expect(stderr).toBe(
    `millrace: no broker answers at ${address}: start one with \`millrace dev\`, or say where it is with --brokers host:port\n`,
  )
})
