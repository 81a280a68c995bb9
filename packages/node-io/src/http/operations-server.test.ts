import { once } from 'node:events'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { counterMetric, present } from '@millrace/base'
import { collectingLogger } from '@millrace/base/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { httpConnectionsMax } from '../limits.ts'
import { prometheusMetrics } from '../metrics/open-metrics.ts'
import type { PrometheusMetrics } from '../metrics/prometheus-metrics.ts'
import { listenOperations, type NotReady, type OperationsServer } from './operations-server.ts'

const logger = collectingLogger()
let metrics: PrometheusMetrics
let reasons: NotReady[] = []
let degraded: string[] = []
let server: OperationsServer

beforeEach(async () => {
  metrics = await prometheusMetrics()
  reasons = []
  server = await listenOperations({
    host: '127.0.0.1',
    port: 0,
    logger,
    metrics,
    notReady: () => reasons,
    degraded: () => degraded,
  })
})
afterEach(() => server.close())

const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`

test('/livez lives, whatever else', async () => {
  reasons = [{ code: 'STARTING', message: 'the broker is starting' }]
  const answer = await fetch(url('/livez'))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ live: true })
})

test('/readyz says no with every reason, then yes', async () => {
  reasons = [{ code: 'STARTING', message: 'the broker is starting' }]
  const no = await fetch(url('/readyz'))
  expect(no.status).toBe(503)
  expect(await no.json()).toEqual({ ready: false, reasons, degraded: [] })
  reasons = []
  const yes = await fetch(url('/readyz?verbose'))
  expect(yes.status).toBe(200)
  expect(await yes.json()).toEqual({ ready: true, reasons: [], degraded: [] })
  degraded = ['a disk of two has failed']
  const partly = await fetch(url('/readyz'))
  expect([partly.status, await partly.json()]).toEqual([200, { ready: true, reasons: [], degraded }])
  degraded = []
})

test('/metrics has everything, /public_metrics what no topic tells', async () => {
  const counter = counterMetric({ name: 'test_things_total', help: 'Things.', labels: ['topic'] })
  metrics.counter(counter, { topic: 'a' }).add(1)
  metrics.counter(counter).add(1)
  const all = await fetch(url('/metrics'))
  expect(all.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(await all.text()).toContain('test_things_total{topic="a"} 1\ntest_things_total 1\n')
  const some = await (await fetch(url('/public_metrics'))).text()
  expect(some).toContain('test_things_total 1\n')
  expect(some).not.toContain('topic="a"')
})

test('HEAD is answered like GET, without the body', async () => {
  const [get, head] = [await fetch(url('/livez')), await fetch(url('/livez'), { method: 'HEAD' })]
  expect(head.status).toBe(200)
  expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'))
  expect(await head.text()).toBe('')
})

test('a path that there is not: what there is', async () => {
  const answer = await fetch(url('/metric'))
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({
    error: 'there is nothing at /metric',
    paths: { '/metrics': expect.any(String) },
  })
  expect((await fetch(url('/constructor'))).status).toBe(404)
  expect(await (await fetch(url('/'))).json()).toMatchObject({ paths: { '/readyz': expect.any(String) } })
})

test('other methods are refused, with those that are not', async () => {
  const answer = await fetch(url('/metrics'), { method: 'POST', body: 'x' })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('GET, HEAD')
  expect(await answer.json()).toEqual({ error: '/metrics can only be read: use GET or HEAD, not POST' })
})

test('metrics that fail are a 500 and a line of the log, and no end of the server', async () => {
  const bad = counterMetric({ name: 'test_bad_total', help: 'Bad.' })
  const stop = metrics.observe(bad, () => {
    throw new Error('planted')
  })
  const answer = await fetch(url('/metrics'))
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('planted')
  expect(logger.messages('error')).toContain('an HTTP request could not be answered')
  stop()
  expect((await fetch(url('/metrics'))).status).toBe(200)
})

test('a taken port is told clearly', async () => {
  const again = listenOperations({
    host: '127.0.0.1',
    port: server.port,
    logger,
    metrics,
    notReady: () => [],
    degraded: () => [],
  })
  await expect(again).rejects.toMatchObject({
    code: 'ADDRESS_IN_USE',
    message: expect.stringContaining(`127.0.0.1:${server.port} is in use`),
  })
})

describe('bounds', () => {
  const sockets: Socket[] = []
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy()
  })

  async function open(): Promise<Socket> {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    sockets.push(socket)
    await once(socket, 'connect')
    return socket
  }

  /** Everything that comes until the connection ends. */
  async function answerOf(socket: Socket): Promise<string> {
    let text = ''
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part
    })
    await once(socket, 'close')
    return text
  }

  test('a body with a GET is refused; one without end cuts the connection', async () => {
    const polite = await open()
    polite.write('GET /livez HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc')
    expect(await answerOf(polite)).toMatch(/^HTTP\/1\.1 413 [\s\S]*takes no body/)
    const endless = await open()
    endless.write('POST /livez HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n')
    const closed = once(endless.resume(), 'close')
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    for (let sent = 0; sent < 100 && endless.writable; sent++) endless.write(chunk)
    await closed
  })

  test('headers without end are refused', async () => {
    const socket = await open()
    socket.write(`GET /livez HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`)
    expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 431 /)
  })

  test('what is no HTTP is refused', async () => {
    const socket = await open()
    socket.write('\x00\x01garbage\r\n\r\n')
    expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('more connections than the limit are closed, and room comes back', async () => {
    for (let count = 0; count < httpConnectionsMax; count++) await open()
    // The server must have taken each before the next one is too many: the last is asked something.
    const last = present(sockets.at(-1), 'connections were opened')
    last.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(last, 'data')
    const tooMany = await open()
    await once(tooMany, 'close')
    expect(logger.messages('warn')).toContain('refused an HTTP connection: the limit is reached')
    const freed = sockets[0]
    freed?.destroy()
    for (let attempt = 0; ; attempt++) {
      const status = await new Promise<number | undefined>((resolve) => {
        request(url('/livez'), { agent: false }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
          .on('error', () => resolve(undefined))
          .end()
      })
      if (status === 200) break
      expect(attempt).toBeLessThan(1_000)
    }
  })

  test('closing ends it at once, with connections that are kept', async () => {
    const socket = await open()
    socket.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(socket, 'data')
    const closed = once(socket, 'close')
    await server.close()
    await closed
    await expect(fetch(url('/livez'))).rejects.toThrow('fetch failed')
    await server.close()
  })
})
