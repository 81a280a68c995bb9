import type { Client } from '@millrace/client'
import type { SourceConnector } from '@millrace/connect'
import { expect, vi } from 'vitest'

/** The source that counts, which processes of workers have too. */
export async function countingSource(): Promise<SourceConnector> {
  const module: unknown = await import(new URL('counting-source.mjs', import.meta.url).href)
  return (module as { counter: SourceConnector }).counter
}

/** What was counted and is committed, in the order in which it was stored, by task. */
export async function counted(client: Client, topic: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const parts = new Map<string, number[]>()
  await using consumer = client.consumer({ isolation: 'read_committed' })
  for await (const { value } of consumer.records(topic, { from: 'earliest', until: 'end' })) {
    const [part = '', at] = String(JSON.parse(String(value))).split(':')
    parts.set(part, [...(parts.get(part) ?? []), Number(at)])
  }
  return parts
}

/** Resolves once so much more of each part was counted than before. */
export async function untilCounted(
  client: Client,
  topic: string,
  parts: readonly string[],
  more: number,
): Promise<void> {
  const before = await counted(client, topic)
  await vi.waitFor(
    async () => {
      const now = await counted(client, topic)
      for (const part of parts) {
        expect(now.get(part)?.length ?? 0).toBeGreaterThanOrEqual((before.get(part)?.length ?? 0) + more)
      }
    },
    // Each look reads all there is.
    { timeout: 60_000, interval: 100 },
  )
}

/** Every number is there once, up to the last one, in each of the parts. */
export async function expectEachOnce(client: Client, topic: string, parts: readonly string[]): Promise<void> {
  const all = await counted(client, topic)
  expect([...all.keys()].toSorted()).toEqual([...parts].toSorted())
  for (const [part, numbers] of all) {
    const sorted = numbers.toSorted((left, right) => left - right)
    expect(sorted, `part ${part}`).toEqual(Array.from(numbers, (_, index) => index + 1))
  }
}
