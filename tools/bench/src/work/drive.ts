import { type Latencies, latencies } from '../statistics.ts'

export interface Driven {
  /** From the first call to the last acknowledgement. */
  readonly seconds: number
  /** From each call to its acknowledgement. */
  readonly acknowledgement: Latencies
}

/** Calls `send` for 0 to `units` - 1 with at most `unitsMax` not acknowledged at a time. The same for all sides of a comparison. */
export async function drive(
  units: number,
  unitsMax: number,
  send: (index: number) => Promise<unknown>,
): Promise<Driven> {
  const samples: number[] = []
  const startedMs = performance.now()
  await new Promise<void>((resolve, reject) => {
    let sent = 0
    let settled = 0
    const acknowledged = (sentMs: number) => {
      samples.push(performance.now() - sentMs)
      settled += 1
      if (settled === units) resolve()
      // Go on in runs rather than one by one: a caller that streams from a source does the same.
      else if (sent < units && sent - settled <= unitsMax / 2) sendMore()
    }
    const sendMore = () => {
      while (sent < units && sent - settled < unitsMax) {
        const sentMs = performance.now()
        const promise = send(sent)
        sent += 1
        promise.then(() => acknowledged(sentMs), reject)
      }
    }
    sendMore()
  })
  return { seconds: (performance.now() - startedMs) / 1000, acknowledgement: latencies(samples) }
}
