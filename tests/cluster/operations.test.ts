import { type Disk, type DiskFile, MemoryDisk, type OpenMode, silentLogger, StreamError } from '@millrace/base'
import { type Broker, parseBrokerConfig, startBroker } from '@millrace/broker'
import { connect } from '@millrace/client'
import { nodePorts, type Operations, startOperations } from '@millrace/node-io'
import { describe, expect, test, vi } from 'vitest'
import { brokerBin, Child, cliBin } from './support/spawn.ts'
import { takenPort, temporaryFolder } from './support/temporary.ts'

interface Ready {
  readonly address: string
  readonly httpAddress: string
}

async function ready(child: Child): Promise<Ready> {
  return JSON.parse(await child.line((line) => line.includes('"httpAddress"'))) as Ready
}

const broker = (folder: string, ...more: string[]): Child =>
  new Child(brokerBin, ['--set', `log.dir=${folder}`, '--set', 'listener.port=0', ...more])

describe('millrace-broker with http.port', () => {
  test('shows health and metrics, with what was produced', async () => {
    await using folder = await temporaryFolder()
    await using child = broker(folder.path, '--set', 'http.port=0')
    const { address, httpAddress } = await ready(child)
    const livez = await fetch(`http://${httpAddress}/livez`)
    expect(livez.status).toBe(200)
    const readyz = await fetch(`http://${httpAddress}/readyz`)
    expect([readyz.status, await readyz.json()]).toEqual([200, { ready: true, reasons: [], degraded: [] }])
    const client = await connect({ brokers: [address] })
    await client.admin().createTopic('measured')
    await client.producer().send('measured', { value: 'x' })
    await client.close()
    const metrics = await (await fetch(`http://${httpAddress}/metrics`)).text()
    expect(metrics).toContain('kafka_server_brokertopicmetrics_messagesin_total{topic="measured"} 1\n')
    expect(metrics).toContain('kafka_log_log_logendoffset{topic="measured",partition="0"} 1\n')
    const some = await (await fetch(`http://${httpAddress}/public_metrics`)).text()
    expect(some).toContain('kafka_server_brokertopicmetrics_messagesin_total 1\n')
    expect(some).not.toContain('measured"')
    expect(await child.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
  })

  test('without it nothing listens, and nothing is measured', async () => {
    await using folder = await temporaryFolder()
    await using child = broker(folder.path)
    expect(await child.line((line) => line.includes('"msg":"ready"'))).not.toContain('httpAddress')
  })

  test.each([
    [
      'a host that others could reach',
      ['http.host=0.0.0.0', 'http.port=0'],
      2,
      /http\.host=0\.0\.0\.0.*LISTENER_INSECURE/,
    ],
    ['a port that is none', ['http.port=70000'], 2, /http\.port.*INVALID_CONFIG/],
  ])('%s is refused', async (_, settings, code, message) => {
    await using folder = await temporaryFolder()
    await using child = broker(folder.path, ...settings.flatMap((setting) => ['--set', setting]))
    const ended = await child.ended
    expect(ended.stderr).toMatch(message)
    expect(ended.code).toBe(code)
  })

  test('a taken port ends the start, and says which', async () => {
    await using folder = await temporaryFolder()
    await using taken = await takenPort()
    await using child = broker(folder.path, '--set', `http.port=${taken.port}`)
    const { code, stderr } = await child.ended
    expect(stderr).toMatch(new RegExp(`127\\.0\\.0\\.1:${taken.port} is in use.*\\(ADDRESS_IN_USE\\)`))
    expect(code).toBe(3)
  })

  test('a start that fails for another reason leaves no server behind', async () => {
    await using folder = await temporaryFolder()
    await using taken = await takenPort()
    await using child = broker(folder.path, '--set', 'http.port=0', '--set', `listener.port=${taken.port}`)
    expect((await child.ended).code).toBe(3)
  })
})

test('millrace dev shows them too, and says where', async () => {
  await using child = new Child(cliBin, ['dev', '--port', '0', '--format', 'json'])
  const { httpAddress } = await ready(child)
  expect((await fetch(`http://${httpAddress}/readyz`)).status).toBe(200)
  expect(await (await fetch(`http://${httpAddress}/metrics`)).text()).toContain('millrace_broker_info{')
  expect(await child.end('SIGINT')).toMatchObject({ code: 0, stderr: '' })
  await using told = new Child(cliBin, ['dev', '--port', '0'])
  expect(await told.line((line) => line.includes('/metrics'))).toMatch(/metrics +http:\/\/127\.0\.0\.1:\d+\/metrics/)
})

/** A disk whose syncs wait, or fail, while a test wants it. */
class MoodyDisk extends MemoryDisk implements Disk {
  #held: Promise<void> | undefined
  #release: () => void = () => {}
  failure: StreamError | undefined
  /** Only what lies there fails. */
  failsIn = ''

  hold(): void {
    this.#held = new Promise((resolve) => {
      this.#release = resolve
    })
  }

  release(): void {
    this.#held = undefined
    this.#release()
  }

  override async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const file = await super.open(path, mode)
    const sync = file.sync.bind(file)
    return Object.assign(file, {
      sync: async () => {
        await this.#held
        if (this.failure !== undefined && path.startsWith(this.failsIn)) throw this.failure
        await sync()
      },
    })
  }
}

describe('readiness', () => {
  async function operationsOf(): Promise<Operations & AsyncDisposable> {
    const operations = await startOperations({ host: '127.0.0.1', port: 0, logger: silentLogger })
    return { ...operations, [Symbol.asyncDispose]: () => operations.close() }
  }

  function start(disk: Disk, { metrics }: Operations, folders = 'data'): Promise<Broker> {
    const config = parseBrokerConfig({ 'log.dirs': folders, 'listener.port': 0 })
    return startBroker(config, { ...nodePorts(), disk, metrics })
  }

  async function metricsOf({ host, port }: Operations): Promise<string> {
    return (await fetch(`http://${host}:${port}/metrics`)).text()
  }

  async function readiness({ host, port }: Operations): Promise<[status: number, codes: string[]]> {
    const answer = await fetch(`http://${host}:${port}/readyz`)
    const { reasons } = (await answer.json()) as { reasons: { code: string }[] }
    return [answer.status, reasons.map(({ code }) => code)]
  }

  test('no while it starts, yes once it serves, and no again from the first moment of its stop', async () => {
    const disk = new MoodyDisk()
    await using operations = await operationsOf()
    disk.hold()
    const starting = start(disk, operations)
    expect(await readiness(operations)).toEqual([503, ['STARTING']])
    disk.release()
    const running = await starting
    operations.follow(() => running.health())
    expect(await readiness(operations)).toEqual([200, []])

    const client = await connect({ brokers: [`${running.host}:${running.port}`] })
    await client.admin().createTopic('t')
    const producer = client.producer({ lingerMs: 0 })
    await producer.send('t', { value: 'first' })
    disk.hold()
    // The record waits for the disk, and the stop for the record: its stream is still open.
    const sent = producer.send('t', { value: 'x' })
    const arrived = 'kafka_server_brokertopicmetrics_messagesin_total{topic="t"} 2\n'
    while (!(await metricsOf(operations)).includes(arrived)) continue
    const stopped = running.stop()
    expect(await readiness(operations)).toEqual([503, ['STOPPING']])
    expect((await fetch(`http://${operations.host}:${operations.port}/livez`)).status).toBe(200)
    disk.release()
    await expect(sent).resolves.toMatchObject({ offset: 1 })
    await client.close()
    await stopped
    expect(await readiness(operations)).toEqual([503, ['STOPPING']])
  })

  test('no once the disk has failed, and why', async () => {
    const disk = new MoodyDisk()
    await using operations = await operationsOf()
    const running = await start(disk, operations)
    operations.follow(() => running.health())
    const client = await connect({ brokers: [`${running.host}:${running.port}`] })
    await client.admin().createTopic('t')
    disk.failure = new StreamError('STORAGE_ERROR', 'planted')
    const sent = client.producer({ deliveryTimeoutMs: 1_000 }).send('t', { value: 'x' })
    await expect(sent).rejects.toMatchObject({ code: 'DELIVERY_TIMEOUT' })
    await running.failed
    expect(await readiness(operations)).toEqual([503, ['STORAGE_ERROR']])
    const metrics = await operations.metrics.render('public')
    expect(metrics).toContain('kafka_log_logmanager_offlinelogdirectorycount 1\n')
    expect(metrics).toContain('kafka_server_kafkaserver_brokerstate 0\n')
    await client.close({ deadlineMs: 0 })
    await running.stop({ deadlineMs: 0 })
  })

  test('yes while one of several disks has failed, since the others serve; and it says which', async () => {
    const disk = new MoodyDisk()
    await using operations = await operationsOf()
    const running = await start(disk, operations, 'one,two')
    operations.follow(() => running.health())
    const client = await connect({ brokers: [`${running.host}:${running.port}`] })
    await client.admin().createTopic('t', { partitions: 2 })
    disk.failsIn = 'two'
    disk.failure = new StreamError('STORAGE_ERROR', 'planted')
    const producer = client.producer({ lingerMs: 0 })
    const sent = [0, 1].map((partition) => producer.send('t', { value: 'x', partition }))
    const outcomes = Promise.allSettled(sent)
    await Promise.any(sent)
    await vi.waitUntil(() => running.health().degraded.length > 0, { timeout: 60_000 })
    const answer = await fetch(`http://${operations.host}:${operations.port}/readyz`)
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        ready: true,
        reasons: [],
        degraded: [expect.stringMatching(/^log directory \S*two is out of service: .*planted/)],
      },
    ])
    // The other record waits for its disk.
    await client.close({ deadlineMs: 0 })
    expect((await outcomes).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await running.stop({ deadlineMs: 0 })
  })

  test('while it is given more than it can take, every scrape is answered, and no more are under way than connections', async () => {
    await using operations = await operationsOf()
    const running = await start(new MemoryDisk(), operations)
    const client = await connect({ brokers: [`${running.host}:${running.port}`] })
    await client.admin().createTopic('flood', { partitions: 4 })
    const producer = client.producer()
    let isOver = false
    const value = Buffer.alloc(1_000)
    const flood = (async () => {
      while (!isOver) await Promise.all(Array.from({ length: 2_000 }, () => producer.send('flood', { value })))
    })()
    const scrape = async (): Promise<void> => {
      for (let count = 0; count < 20; count++) {
        const answer = await fetch(`http://${operations.host}:${operations.port}/metrics`)
        expect(answer.status).toBe(200)
        expect(await answer.text()).toContain('kafka_log_log_size{topic="flood"')
      }
    }
    await Promise.all(Array.from({ length: 20 }, scrape))
    isOver = true
    await flood
    await client.close()
    await running.stop()
  })
})
