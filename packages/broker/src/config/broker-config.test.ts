import type { StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { parseBrokerConfig } from './broker-config.ts'
import { brokerKeys } from './keys.ts'

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
    expect(parseBrokerConfig({})).toEqual({
      nodeId: 1,
      clusterId: undefined,
      listenerHost: '127.0.0.1',
      listenerPort: 9094,
      advertisedHost: undefined,
      advertisedPort: undefined,
      logDirectory: 'millrace-data',
      logDirectorySizeBytesMax: undefined,
      flush: 'fsync',
      numPartitions: 1,
      defaultReplicationFactor: 1,
      retentionCheckIntervalMs: 300_000,
      producerIdExpirationMs: 86_400_000,
      topicDefaults: {},
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
    expect(parseBrokerConfig(typed)).toEqual(parseBrokerConfig(texts))
    expect(parseBrokerConfig(typed)).toMatchObject({ nodeId: 7, listenerPort: 0, numPartitions: 6, flush: 'os' })
  })

  it('turns the keys that set defaults for topics into topic configs; the finest unit counts', () => {
    const config = parseBrokerConfig({
      'log.segment.bytes': 2_000_000,
      'log.retention.hours': 1,
      'log.retention.minutes': '2',
      'message.max.bytes': 5_000,
    })
    expect(config.topicDefaults).toEqual({
      'segment.bytes': '2000000',
      'retention.ms': '120000',
      'max.message.bytes': '5000',
    })
  })

  it('asks back about a key that it does not know', () => {
    expect(refusal({ 'listner.port': 1 })).toMatchObject({
      code: 'INVALID_CONFIG',
      message: "unknown broker config 'listner.port'; did you mean 'listener.port'?",
    })
    expect(refusal({ 'log.retention.hour': 1 }).message).toContain("'log.retention.hours'")
    expect(refusal({ 'zookeeper.connect': 'x' }).message).toBe("unknown broker config 'zookeeper.connect'")
  })

  it.each([
    ['node.id', -1],
    ['node.id', 1.5],
    ['node.id', '1.5'],
    ['node.id', null],
    ['listener.port', 65_536],
    ['listener.port', '0x50'],
    ['listener.insecure', 'yes'],
    ['listener.host', ''],
    ['listener.host', 'a b'],
    ['cluster.id', 'not-a-uuid'],
    ['flush', 'never'],
    ['log.dir', ' '],
    ['log.dir.size.bytes.max', 10],
  ])('refuses %s=%s, naming the key and what it takes', (key, value) => {
    const error = refusal({ [key]: value })
    expect(error).toMatchObject({ code: 'INVALID_CONFIG', context: { key } })
    expect(error.message).toContain(brokerKeys[key as keyof typeof brokerKeys].expected)
  })

  it.each([
    ['log.segment.bytes', 10],
    ['log.retention.ms', 'soon'],
    ['log.cleanup.policy', 'compact'],
    ['message.max.bytes', 17 * 1024 * 1024],
  ])('refuses %s=%s by the name that the operator wrote', (key, value) => {
    const error = refusal({ [key]: value })
    expect(error).toMatchObject({ code: 'INVALID_CONFIG' })
    expect(error.message).toContain(key)
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
