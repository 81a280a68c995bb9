import { type Disk, type DiskFile, MemoryDisk, type OpenMode, StreamError } from '@millrace/base'
import { parseBrokerConfig, startBroker } from '@millrace/broker'
import { connect } from '@millrace/client'
import { nodePorts } from '@millrace/node-io'
import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { millrace, millraceAt } from './support/cli.ts'
import { freePort } from './support/temporary.ts'

test('a cluster that is well', async () => {
  await using cluster = await startTestCluster()
  const cli = millraceAt(cluster.bootstrap)
  await using client = await cluster.client()
  await client.admin().createTopic('t', { partitions: 3 })

  const info = await cli(['cluster', 'info'])
  expect(info).toMatchObject({ code: 0, stderr: '' })
  expect(info.stdout).toContain(client.clusterId)
  expect(info.stdout).toMatch(/^topics +1, with 3 partitions$/m)
  expect(info.stdout).toMatch(/^LOG DIRECTORIES OF BROKER 1 +FREE +OF +STATE\n\S+ +.*in use$/m)
  const json = JSON.parse((await cli(['cluster', 'info', '--format', 'json'])).stdout) as Record<string, unknown>
  const yaml = parse((await cli(['cluster', 'info', '--format', 'yaml'])).stdout) as Record<string, unknown>
  expect(Object.keys(yaml)).toEqual(Object.keys(json))
  expect(json).toMatchObject({ clusterId: client.clusterId, nodeId: 1, metadata: { topicCount: 1 } })

  expect(await cli(['cluster', 'health'])).toEqual({
    code: 0,
    stdout: `healthy: cluster ${client.clusterId} of 1 broker\n`,
    stderr: '',
  })
})

/** A disk whose syncs fail from some time on. */
class FailingDisk extends MemoryDisk implements Disk {
  failure: StreamError | undefined

  override async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const file = await super.open(path, mode)
    const sync = file.sync.bind(file)
    return Object.assign(file, {
      sync: async () => {
        if (this.failure !== undefined) throw this.failure
        await sync()
      },
    })
  }
}

test('a broker whose disk has failed: 4, and what is not well', async () => {
  const disk = new FailingDisk()
  const broker = await startBroker(parseBrokerConfig({ 'log.dir': 'data', 'listener.port': 0 }), {
    ...nodePorts(),
    disk,
  })
  const address = `${broker.host}:${broker.port}`
  const client = await connect({ brokers: [address] })
  await client.admin().createTopic('t')
  disk.failure = new StreamError('STORAGE_ERROR', 'planted')
  const sent = client.producer({ deliveryTimeoutMs: 1_000 }).send('t', { value: 'x' })
  await expect(sent).rejects.toMatchObject({ code: 'DELIVERY_TIMEOUT' })
  await broker.failed

  const { code, stdout } = await millrace(['cluster', 'health', '--brokers', address, '--format', 'json'])
  const { healthy, problems } = JSON.parse(stdout) as { healthy: boolean; problems: string[] }
  expect({ code, healthy }).toEqual({ code: 4, healthy: false })
  expect(problems.join('\n')).toMatch(/log directory data of broker 1 is out of use: .*planted/)
  const text = await millrace(['cluster', 'health', '--brokers', address])
  expect(text).toMatchObject({
    code: 4,
    stdout: expect.stringMatching(/^not healthy: cluster \S+ of 1 broker\n {2}\w/),
  })
  await client.close({ deadlineMs: 0 })
  await broker.stop({ deadlineMs: 0 })
})

test.each(['info', 'health'])('cluster %s without a broker: 3', async (command) => {
  const { code, stdout } = await millrace(['cluster', command, '--brokers', `127.0.0.1:${await freePort()}`])
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
})

test('a broker that sends clients to where nobody answers: commands say so, and do not wait for the two minutes of the SDK', async () => {
  await using cluster = await startTestCluster({ configs: { 'advertised.port': await freePort() } })
  const cli = millraceAt(cluster.bootstrap)
  expect(await cli(['topic', 'create', 't'])).toMatchObject({ code: 0 })
  const all = [
    ['topic', 'describe', 't'],
    ['topic', 'consume', 't'],
    ['topic', 'produce', 't'],
  ]
  for (const { code, stdout, stderr } of await Promise.all(all.map(async (each) => cli(each, { input: 'a\n' })))) {
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain('gave up after 5000 ms')
    expect(stderr).toContain('the connection is refused')
  }
  expect(await cli(['cluster', 'health'])).toMatchObject({ code: 4 })
})
