import { describe, expect, it } from 'vitest'
import { ConnectionAdmission, plainAddress } from './connection-admission.ts'

describe('connections are taken', () => {
  it('up to a number in all and of one address, and again once some have left', () => {
    const admission = new ConnectionAdmission({ connectionsMax: 3, connectionsPerAddressMax: 2 })
    expect(['a', 'a', 'a', 'b', 'c'].map((address) => admission.enter(address))).toEqual([
      undefined,
      undefined,
      'connections of its address',
      undefined,
      'connections',
    ])
    admission.leave('a')
    expect([admission.total, admission.enter('a'), admission.total]).toEqual([2, undefined, 3])
  })

  it('of some addresses up to another number', () => {
    const admission = new ConnectionAdmission({
      connectionsMax: 10,
      connectionsPerAddressMax: 0,
      connectionsPerAddressOverrides: new Map([['a', 1]]),
    })
    expect([admission.enter('a'), admission.enter('a'), admission.enter('b')]).toEqual([
      undefined,
      'connections of its address',
      'connections of its address',
    ])
  })

  it("as fast as they may, a second's worth at once", () => {
    const admission = new ConnectionAdmission({ connectionsMax: 10, connectionsPerSecondMax: 4 })
    const delays = (times: readonly number[]): number[] => times.map((nowMs) => admission.delayMs(nowMs))
    expect(delays([5_000, 5_000, 5_000, 5_000, 5_000, 5_000])).toEqual([0, 0, 0, 0, 250, 500])
    expect(delays([5_500, 6_750])).toEqual([250, 0])
    expect(delays([100_000, 100_000, 100_000, 100_000, 100_000])).toEqual([0, 0, 0, 0, 250])
    admission.update({ connectionsMax: 10 })
    expect(delays([100_000, 100_000])).toEqual([0, 0])
  })

  it('not at all at a rate of 0', () => {
    expect(new ConnectionAdmission({ connectionsMax: 10, connectionsPerSecondMax: 0 }).enter('a')).toBe('rate')
  })
})

it('an IPv4 address is the same on either kind of socket', () => {
  expect(['::ffff:10.0.0.1', '10.0.0.1', '::1', 'fe80::1'].map(plainAddress)).toEqual([
    '10.0.0.1',
    '10.0.0.1',
    '::1',
    'fe80::1',
  ])
})
