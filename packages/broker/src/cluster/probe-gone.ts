import type { Clock, Network } from '@millrace/base'
import { goneProbePauseMs, goneProbesMax } from '../limits.ts'

/**
 * Whether the process behind a connection that broke is gone: `refused`. Looks again for a moment while somebody seems to listen, for as long
 * as `isAbsent` says that nobody has come back: a process that was killed loses its sockets one after the other.
 */
export async function probeGone(
  { network, clock }: { readonly network: Network; readonly clock: Clock },
  address: string,
  timeoutMs: number,
  isAbsent: () => boolean,
): Promise<'accepted' | 'refused' | 'silent'> {
  for (let probes = 1; ; probes += 1) {
    const outcome = await network.probe(address, timeoutMs)
    if (outcome !== 'accepted' || probes >= goneProbesMax || !isAbsent()) return outcome
    await new Promise<void>((resolve) => clock.setTimer(goneProbePauseMs, resolve))
    if (!isAbsent()) return outcome
  }
}
