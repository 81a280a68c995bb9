import { FakeClock } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { goneProbesMax } from '../limits.ts'
import { probeGone } from './probe-gone.ts'

type Outcome = Awaited<ReturnType<typeof probeGone>>

/** Probes of a network that answers so, one after the other, and then as at last. */
function probing(outcomes: readonly Outcome[], isAbsent: () => boolean = () => true) {
  const clock = new FakeClock()
  let probes = 0
  const network = {
    probe: async (): Promise<Outcome> => outcomes[Math.min(probes++, outcomes.length - 1)] ?? 'silent',
  } as never
  const outcome = clock.until(probeGone({ network, clock }, 'host:1', 500, isAbsent))
  return outcome.then((found) => ({ found, probes }))
}

describe('whether a process is gone', () => {
  it('is known at once where nobody listens, or nobody answers', async () => {
    expect(await probing(['refused'])).toEqual({ found: 'refused', probes: 1 })
    expect(await probing(['silent'])).toEqual({ found: 'silent', probes: 1 })
  })

  it('is looked at again while its sockets are being closed', async () => {
    expect(await probing(['accepted', 'accepted', 'refused'])).toEqual({ found: 'refused', probes: 3 })
  })

  it('is not, if somebody goes on listening', async () => {
    expect(await probing(['accepted'])).toEqual({ found: 'accepted', probes: goneProbesMax })
  })

  it('is of no interest any more once it has come back', async () => {
    expect(await probing(['accepted', 'refused'], () => false)).toEqual({ found: 'accepted', probes: 1 })
  })
})
