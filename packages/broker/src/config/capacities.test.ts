import { describe, expect, it } from 'vitest'
import * as limits from '../limits.ts'
import { parseBrokerConfig } from './broker-config.ts'
import { capacities, connectionLimits } from './capacities.ts'

const settings = (entries: Record<string, unknown> = {}) => parseBrokerConfig(entries).settings

describe('what a broker holds and does at once', () => {
  it('is what its keys say, up to its own limits', () => {
    expect(capacities(settings())).toEqual({
      requestSizeBytesMax: limits.messageSizeBytesMax,
      frameSizeBytesMax: limits.frameSizeBytesMax,
      queuedRequestsMax: 500,
      queuedBytesMax: limits.produceBytesInFlightTotalMax,
      readsMax: 16,
      backgroundTasksMax: 10,
    })
    const small = { 'socket.request.max.bytes': 5_000, 'queued.max.request.bytes': 6_000, 'fetch.max.bytes': 2_000 }
    expect(capacities(settings({ ...small, 'num.io.threads': 1 }))).toMatchObject({
      requestSizeBytesMax: 5_000,
      frameSizeBytesMax: 2_000,
      queuedBytesMax: 6_000,
      readsMax: 2,
    })
  })

  it('is so many connections, from whom and how fast', () => {
    expect(connectionLimits(settings())).toMatchObject({ connectionsMax: limits.connectionsMax })
    const own = { 'max.connections': 7, 'max.connections.per.ip': 3, 'max.connections.per.ip.overrides': '10.0.0.1:5' }
    expect(connectionLimits(settings({ ...own, 'max.connection.creation.rate': 2 }))).toEqual({
      connectionsMax: 7,
      connectionsPerAddressMax: 3,
      connectionsPerAddressOverrides: new Map([['10.0.0.1', 5]]),
      connectionsPerSecondMax: 2,
    })
    expect(() => settings({ 'max.connections.per.ip.overrides': 'nobody' })).toThrow(
      expect.objectContaining({
        code: 'INVALID_CONFIG',
        message: expect.stringContaining("'nobody'") as string,
      }) as Error,
    )
  })
})
