import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { connect } from '@millrace/client'
import { describe, expect, test } from 'vitest'
import { brokerBin, Child, cliBin } from './support/spawn.ts'
import { takenPort, temporaryFolder } from './support/temporary.ts'

interface LogLine {
  readonly level: string
  readonly msg: string
  readonly [name: string]: unknown
}

function broker(folder: string, ...more: string[]): Child {
  return new Child(brokerBin, ['--set', `log.dir=${folder}`, '--set', 'listener.port=0', ...more])
}

async function ready(child: Child): Promise<LogLine & { address: string }> {
  return JSON.parse(await child.line((line) => line.includes('"msg":"ready"'))) as LogLine & { address: string }
}

test('logs NDJSON, says where it listens, serves, and stops on SIGTERM', async () => {
  await using folder = await temporaryFolder()
  await using child = broker(folder.path)
  const { address, nodeId, clusterId, logDirectory } = await ready(child)
  expect({ nodeId, logDirectory }).toEqual({ nodeId: 1, logDirectory: folder.path })
  const client = await connect({ brokers: [address] })
  expect(client.clusterId).toBe(clusterId)
  await client.close()
  const { code, stdout, stderr } = await child.end('SIGTERM')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine)
  expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['ready', 'stopping', 'stopped']))
  expect(lines.at(-1)).toMatchObject({ level: 'info', msg: 'stopped', name: 'millrace-broker' })
})

test('a configuration file, and settings over it', async () => {
  await using folder = await temporaryFolder()
  const file = path.join(folder.path, 'broker.yaml')
  await writeFile(file, `node.id: 7\nnum.partitions: 5\nlog:\n  dir: ${folder.path}/data\nlistener.port: 1\n`)
  await using child = new Child(brokerBin, ['--config', file, '--set', 'listener.port=0', '--set', 'num.partitions=2'])
  const { address, nodeId } = await ready(child)
  expect(nodeId).toBe(7)
  await using client = await connect({ brokers: [address] })
  expect(await client.admin().createTopic('t')).toMatchObject({ partitions: 2 })
})

test('the environment, which a flag wins over; what looks like no key is passed over with a warning', async () => {
  await using folder = await temporaryFolder()
  const env = { MILLRACE_NODE_ID: '7', MILLRACE_LISTENER_PORT: '1', MILLRACE_SERVICE_HOST: '10.0.0.1' }
  await using child = new Child(brokerBin, ['--set', `log.dir=${folder.path}`, '--set', 'listener.port=0'], { env })
  const { nodeId } = await ready(child)
  expect(nodeId).toBe(7)
  const warning = await child.line((line) => line.includes('MILLRACE_SERVICE_HOST'))
  expect(JSON.parse(warning)).toMatchObject({ level: 'warn', msg: expect.stringContaining('is passed over') as string })
})

test('--effective prints the configuration and ends', async () => {
  await using child = new Child(brokerBin, ['--set', 'node.id=7', '--effective', '--format', 'json'])
  const { code, stdout, stderr } = await child.ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toContainEqual({
    name: 'node.id',
    value: '7',
    source: 'STATIC_BROKER_CONFIG',
    where: 'flag',
    at: '--set',
  })
})

test('with 10,000 records in flight at SIGTERM each is acknowledged or refused, and what was acknowledged is there', async () => {
  await using folder = await temporaryFolder()
  const acknowledged: number[] = []
  const refused: number[] = []
  {
    await using child = broker(folder.path)
    const client = await connect({ brokers: [(await ready(child)).address] })
    await client.admin().createTopic('t')
    const producer = client.producer({ lingerMs: 0, batchBytes: 16_384, deliveryTimeoutMs: 2_000 })
    const sent = Array.from({ length: 10_000 }, (_, index) =>
      producer.send('t', { value: String(index) }).then(
        () => acknowledged.push(index),
        () => refused.push(index),
      ),
    )
    await sent[0]
    expect(await child.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
    await Promise.all(sent)
    await client.close({ deadlineMs: 0 })
  }
  expect(acknowledged.length + refused.length).toBe(10_000)
  await using child = broker(folder.path)
  await using client = await connect({ brokers: [(await ready(child)).address] })
  const found: number[] = []
  for await (const { value } of client.consumer().records('t', { from: 'earliest', until: 'end' }))
    found.push(Number(value?.toString()))
  expect(found).toEqual([...found].toSorted((a, b) => a - b))
  const once = new Set(found)
  expect(once.size).toBe(found.length)
  expect(acknowledged.filter((index) => !once.has(index))).toEqual([])
})

test('what nothing handled is logged, and ends it', async () => {
  await using folder = await temporaryFolder()
  const preload = path.join(folder.path, 'planted.cjs')
  await writeFile(preload, "process.on('SIGUSR2', () => void Promise.reject(new Error('planted')))")
  await using child = new Child(brokerBin, ['--set', `log.dir=${folder.path}/data`, '--set', 'listener.port=0'], {
    nodeArguments: ['--require', preload],
  })
  await ready(child)
  const { code, stdout } = await child.end('SIGUSR2')
  expect(code).toBe(1)
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    level: 'error',
    msg: 'crashed by an error that nothing handled',
    err: { message: 'planted' },
  })
})

test.each([
  ['millrace-broker', brokerBin, ['--set', 'listener.port=0', '--set', 'log.dir=']],
  ['millrace dev', cliBin, ['dev', '--port', '0', '--format', 'json', '--data=']],
])('a second signal ends %s on the spot', async (_, bin, commandLine) => {
  await using folder = await temporaryFolder()
  await using child = new Child(bin, [...commandLine.slice(0, -1), `${commandLine.at(-1)}${folder.path}`])
  await child.line((line) => line.includes('"address"'))
  // Both are there when it goes on, so that no stop is quick enough between them.
  child.process.kill('SIGSTOP')
  child.process.kill('SIGTERM')
  child.process.kill('SIGINT')
  const { code } = await child.end('SIGCONT')
  expect([130, 143]).toContain(code)
})

describe('what keeps it from starting is one line with what to do', () => {
  async function refused(child: Child): Promise<[code: number | null, stderr: string]> {
    const { code, stderr } = await child.ended
    expect(stderr.trim().split('\n')).toHaveLength(1)
    return [code, stderr]
  }

  test('an unknown key, with what was perhaps meant', async () => {
    await using child = new Child(brokerBin, ['--set', 'log.retention.hour=1'])
    const [code, stderr] = await refused(child)
    expect(stderr).toMatch(
      /^millrace-broker: unknown broker config 'log\.retention\.hour'; did you mean 'log\.retention\.hours'\? \(log\.retention\.hour was given by --set\) \(INVALID_CONFIG\)\n$/,
    )
    expect(code).toBe(2)
  })

  test('an unknown key of the file, a file that is not there, and one that is no YAML', async () => {
    await using folder = await temporaryFolder()
    const file = path.join(folder.path, 'broker.yaml')
    await writeFile(file, 'listener.prot: 1\n')
    await using unknown = new Child(brokerBin, ['--config', file])
    expect(await refused(unknown)).toEqual([2, expect.stringContaining("did you mean 'listener.port'?")])
    await using missing = new Child(brokerBin, ['--config', `${file}.no`])
    expect(await refused(missing)).toEqual([2, `millrace-broker: there is no file '${file}.no' (INVALID_CONFIG)\n`])
    await writeFile(file, 'a: 1\nb: [\n')
    await using broken = new Child(brokerBin, ['--config', file])
    expect(await refused(broken)).toEqual([2, expect.stringMatching(/broker\.yaml: line \d: /)])
  })

  test('a bad value, with where it was given', async () => {
    const env = { MILLRACE_NUM_PARTITIONS: 'many' }
    await using child = new Child(brokerBin, [], { env })
    expect(await refused(child)).toEqual([
      2,
      "millrace-broker: num.partitions is 'many' but must be an integer from 1 to 10000 " +
        '(num.partitions was given by MILLRACE_NUM_PARTITIONS) (INVALID_CONFIG)\n',
    ])
  })

  test('a variable that looks like a key', async () => {
    await using child = new Child(brokerBin, [], { env: { MILLRACE_NUM_PARTITION: '3' } })
    expect(await refused(child)).toEqual([2, expect.stringContaining('did you mean MILLRACE_NUM_PARTITIONS')])
  })

  test('an option that there is not', async () => {
    await using child = new Child(brokerBin, ['--conifg', 'x'])
    const { code, stderr } = await child.ended
    expect(stderr).toContain('Did you mean --config?')
    expect(code).toBe(2)
  })

  test('a listener that others could reach', async () => {
    await using child = new Child(brokerBin, ['--set', 'listener.host=0.0.0.0'])
    expect(await refused(child)).toEqual([
      2,
      expect.stringMatching(/no authentication.*listener\.insecure=true.*\(LISTENER_INSECURE\)/),
    ])
  })

  test('a port that is taken', async () => {
    await using folder = await temporaryFolder()
    await using taken = await takenPort()
    await using child = broker(folder.path, '--set', `listener.port=${taken.port}`)
    expect(await refused(child)).toEqual([3, expect.stringMatching(new RegExp(`${taken.port}.*\\(ADDRESS_IN_USE\\)`))])
  })

  test('a data folder that is in use', async () => {
    await using folder = await temporaryFolder()
    await using first = broker(folder.path)
    await ready(first)
    await using second = broker(folder.path)
    expect(await refused(second)).toEqual([4, expect.stringMatching(/\(DATA_DIRECTORY_IN_USE\)/)])
  })

  test('a data folder that is no longer in use, because its broker was killed', async () => {
    await using folder = await temporaryFolder()
    await using first = broker(folder.path)
    await ready(first)
    expect(await first.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' })
    await using second = broker(folder.path)
    await ready(second)
    expect(await second.end('SIGTERM')).toMatchObject({ code: 0 })
  })

  test('a file in the place of the data folder', async () => {
    await using folder = await temporaryFolder()
    const file = path.join(folder.path, 'file')
    await writeFile(file, '')
    await using child = broker(file)
    expect(await refused(child)).toEqual([4, expect.stringMatching(/file.*\(DATA_DIRECTORY_UNUSABLE\)/)])
  })

  test('a data folder of another cluster', async () => {
    await using folder = await temporaryFolder()
    await using first = broker(folder.path)
    await ready(first)
    await first.end('SIGTERM')
    await using second = broker(folder.path, '--set', 'cluster.id=AAAAAAAAAAAAAAAAAAAAAQ')
    expect(await refused(second)).toEqual([4, expect.stringMatching(/cluster.*\(DATA_DIRECTORY_FOREIGN\)/)])
  })
})

test('several log directories: a disk that is gone takes its partitions, and gives them back', async () => {
  await using folder = await temporaryFolder()
  const [one, two] = ['one', 'two'].map((name) => path.join(folder.path, name)) as [string, string]
  const start = () =>
    new Child(brokerBin, ['--set', `log.dirs=${one},${two}`, '--set', 'listener.port=0', '--set', 'num.partitions=2'])
  const write = async (address: string, lost?: number): Promise<string[]> => {
    await using client = await connect({ brokers: [address] })
    await using patient = client.producer()
    await using brief = client.producer({ deliveryTimeoutMs: 1_000 })
    const outcome = (partition: number): Promise<string> =>
      (partition === lost ? brief : patient).send('t', { value: 'x', partition }).then(
        ({ offset }) => `offset ${offset}`,
        () => 'refused',
      )
    return await Promise.all([outcome(0), outcome(1)])
  }
  {
    await using child = start()
    const { address, logDirectory } = await ready(child)
    expect(logDirectory).toBe(`${one},${two}`)
    await using client = await connect({ brokers: [address] })
    await client.admin().createTopic('t')
    expect(await write(address)).toEqual(['offset 0', 'offset 0'])
    await child.end('SIGKILL')
  }
  // A file where the second disk was mounted: nothing can be made there.
  await rename(two, `${two}-away`)
  await writeFile(two, '')
  {
    await using child = start()
    const { address } = await ready(child)
    expect(await write(address, 1)).toEqual(['offset 1', 'refused'])
    await child.end('SIGTERM')
  }
  await rm(two)
  await rename(`${two}-away`, two)
  await using child = start()
  expect(await write((await ready(child)).address)).toEqual(['offset 2', 'offset 1'])
})
