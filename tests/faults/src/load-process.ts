import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { assert } from '@millrace/base'
import type { LoadResult } from './load.ts'

/** Load that a process of its own offers. */
export interface Load {
  readonly address: string
  readonly topic: string
  readonly seconds: number
  /** 0 for as many as are taken. */
  readonly recordsPerSecond: number
  readonly deliveryTimeoutMs: number
}

/** Offers load from a process of its own until it is over. Resolves with what became of it; rejects if the process breaks. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const { address, topic, seconds, recordsPerSecond, deliveryTimeoutMs } = load
  const child = fork(fileURLToPath(new URL('./load.js', import.meta.url)), [
    address,
    topic,
    String(seconds),
    String(recordsPerSecond),
    String(deliveryTimeoutMs),
  ])
  let result: LoadResult | undefined
  child.on('message', (message) => (result = message as LoadResult))
  const [code] = (await once(child, 'exit')) as [number | null]
  assert(code === 0 && result !== undefined, `the process that offers load ended with ${code}`)
  return result
}

/** A line about it for people. */
export function describeLoad({ seconds, offered, acknowledged, shed, refused, latencyMs }: LoadResult): string {
  const perSecond = (count: number) => `${Math.round(count / seconds)}/s`
  const { p50, p99, max } = latencyMs
  return (
    `offered ${perSecond(offered)}, acknowledged ${perSecond(acknowledged)}, kept back ${perSecond(shed)}, refused ${JSON.stringify(refused)}; ` +
    `acknowledged after ${p50.toFixed(0)} / ${p99.toFixed(0)} / ${max.toFixed(0)} ms (p50 / p99 / most)`
  )
}
