import type { StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { parseBrokerConfig } from './broker-config.ts'

function refusal(entries: Record<string, unknown>): StreamError {
  try {
    parseBrokerConfig(entries)
  } catch (error) {
    return error as StreamError
  }
  throw new Error('it was accepted')
}

describe('parseBrokerConfig', () => {
  it('needs nothing', () => {
    const { settings, ...config } = parseBrokerConfig({})
    expect(config).toEqual({
      nodeId: 1,
      clusterId: undefined,
      listenerHost: '127.0.0.1',
      listenerPort: 9094,
      advertisedHost: undefined,
      advertisedPort: undefined,
      logDirectories: ['millrace-data'],
      logDirectorySizeBytesMax: undefined,
      flush: 'fsync',
      quorum: { voters: [], bootstrapServers: [], isBroker: true, isController: true },
      texts: {},
    })
    expect(settings).toMatchObject({
      numPartitions: 1,
      defaultReplicationFactor: 1,
      logRetentionCheckIntervalMs: 300_000,
      producerIdExpirationMs: 86_400_000,
    })
  })

  it('reads what YAML made of a value and what a command line says alike', () => {
    const typed = { 'node.id': 7, 'listener.port': 0, 'listener.insecure': true, 'num.partitions': 6, flush: 'os' }
    const texts = {
      'node.id': '7',
      'listener.port': ' 0',
      'listener.insecure': 'TRUE',
      'num.partitions': '6',
      flush: 'os',
    }
    expect(parseBrokerConfig(typed).settings).toEqual(parseBrokerConfig(texts).settings)
    const { nodeId, listenerPort, flush, settings } = parseBrokerConfig(typed)
    expect({ nodeId, listenerPort, flush }).toEqual({ nodeId: 7, listenerPort: 0, flush: 'os' })
    expect(settings.numPartitions).toBe(6)
  })

  it('asks back about a key that it does not know', () => {
    expect(refusal({ 'listner.port': 1 })).toMatchObject({
      code: 'INVALID_CONFIG',
      message: "unknown broker config 'listner.port'; did you mean 'listener.port'?",
    })
    expect(refusal({ 'log.retention.hour': 1 }).message).toContain("'log.retention.hours'")
    expect(refusal({ 'zookeeper.connect': 'x' }).message).toContain('there is no ZooKeeper')
  })

  it.each([
    ['node.id', -1, 'an integer from 0 to 2147483647'],
    ['node.id', 1.5, 'an integer from 0'],
    ['node.id', '1.5', 'an integer from 0'],
    ['node.id', null, 'an integer from 0'],
    ['listener.port', 65_536, 'an integer from 0 to 65535'],
    ['listener.port', '0x50', 'an integer from 0 to 65535'],
    ['listener.insecure', 'yes', 'true or false'],
    ['listener.host', '', 'a host name or an IP address'],
    ['listener.host', 'a b', 'a host name or an IP address'],
    ['cluster.id', 'not-a-uuid', 'a UUID as Kafka prints it'],
    ['flush', 'never', 'one of fsync, os'],
    ['log.dir', ' ', 'the path of a folder'],
    ['log.dir.size.bytes.max', 10, 'an integer from 1048576'],
    ['num.partitions', 0, 'an integer from 1 to 10000'],
    ['log.segment.bytes', 10, 'an integer from 1048576'],
    ['log.retention.ms', 'soon', 'an integer from'],
    ['log.message.timestamp.type', 'never', 'one of CreateTime, LogAppendTime'],
    ['message.max.bytes', 17 * 1024 * 1024, 'an integer from 0 to 16777216'],
  ])('refuses %s=%s, naming the key, the value and what it takes', (key, value, expected) => {
    const error = refusal({ [key]: value })
    expect(error).toMatchObject({ code: 'INVALID_CONFIG', context: { key } })
    expect(error.message).toContain(`${key} is '${value}' but must be ${expected}`)
  })

  it.each([
    ['num.replica.fetchers', 2, 'one stream brings all that a broker copies from another'],
    ['group.share.max.size', 3, 'it belongs to share groups'],
    ['transaction.two.phase.commit.enable', true, 'no transaction waits for a decision that is made elsewhere'],
    ['ssl.protocol', 'TLSv1.2', 'this broker has no authentication, authorization or encryption'],
    ['quota.window.num', 5, 'this broker has no quotas'],
    ['remote.log.storage.system.enable', true, 'this broker has no tiered storage'],
  ])('refuses %s=%s by its name, with the reason', (key, value, reason) => {
    const error = refusal({ [key]: value })
    expect(error).toMatchObject({ code: 'INVALID_CONFIG', context: { key } })
    expect(error.message).toContain(`${key}=${value} is refused: ${reason}`)
  })

  it('takes the default of what it does not do', () => {
    expect(() => parseBrokerConfig({ 'group.max.size': '2147483647', 'quota.window.num': '11' })).not.toThrow()
  })

  it('takes broker.id as the older name of node.id', () => {
    expect(parseBrokerConfig({ 'broker.id': 5 }).nodeId).toBe(5)
    expect(parseBrokerConfig({ 'broker.id': 5, 'node.id': 5 }).nodeId).toBe(5)
    expect(refusal({ 'broker.id': 5, 'node.id': 6 }).message).toContain(
      'broker.id is 5 but must be the same as node.id=6',
    )
  })

  it("takes Kafka's way to write listeners", () => {
    const config = parseBrokerConfig({
      listeners: 'MILLRACE://127.0.0.1:9095,PLAINTEXT://127.0.0.1:9092',
      'advertised.listeners': 'plaintext://k1:9192,millrace://b1:9096',
    })
    expect(config).toMatchObject({
      listenerHost: '127.0.0.1',
      listenerPort: 9095,
      advertisedHost: 'b1',
      advertisedPort: 9096,
      kafka: { host: '127.0.0.1', port: 9092, advertised: { host: 'k1', port: 9192 } },
    })
    expect(parseBrokerConfig({ listeners: 'MILLRACE://[::1]:0' })).toMatchObject({
      listenerHost: '::1',
      listenerPort: 0,
      kafka: undefined,
    })
  })

  it('takes one listener so and the other by its own keys', () => {
    const config = parseBrokerConfig({ listeners: 'PLAINTEXT://127.0.0.1:9092', 'listener.port': 9095 })
    expect(config).toMatchObject({ listenerHost: '127.0.0.1', listenerPort: 9095, kafka: { port: 9092 } })
  })

  it("has no listener for Kafka's protocol unless it is asked for", () => {
    expect(parseBrokerConfig({}).kafka).toBeUndefined()
    expect(parseBrokerConfig({ 'kafka.listener.port': 0 }).kafka).toEqual({
      host: '127.0.0.1',
      port: 0,
      advertised: {},
    })
  })

  it.each([
    ['PLAINTEXT://:9092', 'LISTENER_INSECURE', 'kafka.listener.host=0.0.0.0 can be reached from other machines'],
    ['MILLRACE://:9092', 'LISTENER_INSECURE', 'listener.host=0.0.0.0 can be reached from other machines'],
    ['nonsense', 'INVALID_CONFIG', "listeners is 'nonsense' but must be like MILLRACE://127.0.0.1:9094"],
    ['PLAINTEXT://127.0.0.1:99999', 'INVALID_CONFIG', 'must be like'],
    ['SSL://127.0.0.1:9092', 'INVALID_CONFIG', 'no authentication or encryption'],
    ['PLAINTEXT://127.0.0.1:1,SASL_SSL://127.0.0.1:2', 'INVALID_CONFIG', 'no authentication or encryption'],
    ['CONTROLLER://127.0.0.1:1', 'INVALID_CONFIG', 'its name MILLRACE (gRPC) or PLAINTEXT'],
    ['PLAINTEXT://127.0.0.1:1,PLAINTEXT://127.0.0.1:2', 'INVALID_CONFIG', 'name PLAINTEXT once'],
  ])('refuses listeners=%s', (listeners, code, message) => {
    const error = refusal({ listeners })
    expect(error.code).toBe(code)
    expect(error.message).toContain(message)
  })

  it.each([
    [{ listeners: 'MILLRACE://127.0.0.1:9095', 'listener.port': 9095 }, 'listeners and listener.port say the same'],
    [
      { listeners: 'PLAINTEXT://127.0.0.1:9092', 'kafka.listener.port': 9092 },
      'listeners and kafka.listener.port say the same',
    ],
    [
      { 'advertised.listeners': 'PLAINTEXT://a:1', 'kafka.advertised.host': 'a' },
      'advertised.listeners and kafka.advertised.host say the same',
    ],
  ])('refuses an address that is said in two ways: %j', (both, message) => {
    expect(refusal(both).message).toContain(message)
  })

  it("wants to know where Kafka's clients can connect to what listens everywhere", () => {
    const everywhere = { 'kafka.listener.host': '0.0.0.0', 'kafka.listener.port': 9092, 'listener.insecure': true }
    expect(refusal(everywhere).message).toContain('set kafka.advertised.host')
    expect(parseBrokerConfig({ ...everywhere, 'kafka.advertised.host': 'b1' }).kafka).toMatchObject({ port: 9092 })
  })

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('listens on %s without further ado', (host) => {
    expect(parseBrokerConfig({ 'listener.host': host }).listenerHost).toBe(host)
  })

  it.each(['10.0.0.7', 'broker.example.org', '::'])('does not listen on %s unless told that it may', (host) => {
    const error = refusal({ 'listener.host': host })
    expect(error).toMatchObject({ code: 'LISTENER_INSECURE', fatal: true })
    expect(error.message).toContain('no authentication')
    expect(error.message).toContain('listener.insecure=true')
    const config = parseBrokerConfig({ 'listener.host': host, 'listener.insecure': true, 'advertised.host': 'b1' })
    expect(config.listenerHost).toBe(host)
  })

  it('wants an address for clients when it listens on all', () => {
    expect(refusal({ 'listener.host': '0.0.0.0', 'listener.insecure': true }).message).toContain('advertised.host')
  })
})
