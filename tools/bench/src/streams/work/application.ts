import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Client } from '@millrace/client'
import type { Streams } from '@millrace/streams'

/** How an application runs that is measured. */
export interface ApplicationSettings {
  readonly address: string
  readonly guarantee: 'exactly_once' | 'at_least_once'
  /** Default: the application's own. */
  readonly cacheBytesMax?: number
}

/** Milliseconds between two commits, whatever the guarantee is: the same on both sides. */
export const commitIntervalMs = 100

/** One copy of an application that runs. */
export interface Running {
  /** Resolves once it has all its tasks, with their state. */
  readonly begun: Promise<void>
  /** Rejects if it ends by itself. */
  readonly failed: Promise<never>
  stop(): Promise<void>
}

/** Runs `app` with an empty state folder of its own, which is deleted when it stops. */
export function begin(app: Streams, { address, guarantee, cacheBytesMax }: ApplicationSettings): Running {
  const stateDir = mkdtempSync(path.join(tmpdir(), 'millrace-bench-state-'))
  const stopping = new AbortController()
  let begun: () => void = () => undefined
  const running = new Promise<void>((resolve) => {
    begun = resolve
  })
  const done = app.run({
    brokers: [address],
    signal: stopping.signal,
    stateDir,
    guarantee,
    cacheBytesMax,
    commitInterval: commitIntervalMs,
    // As Kafka Streams' own default, which the other side has: values do not compress.
    producer: { compression: 'none' },
    onState: (state) => {
      if (state === 'running') begun()
    },
  })
  const failed = done.then(() => {
    throw new Error('the application ended before it was stopped')
  })
  // Whoever waits for something else is told by the race; after a stop nobody asks.
  failed.catch(() => undefined)
  return {
    begun: Promise.race([running, failed]),
    failed,
    async stop() {
      stopping.abort()
      await done
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
}

/** Deletes the internal topics of an application. */
export async function deleteInternalTopics(client: Client, applicationId: string): Promise<void> {
  const admin = client.admin()
  const own = (await admin.describeTopics()).filter(({ name }) => name.startsWith(`${applicationId}-`))
  for (const { name } of own) await admin.deleteTopic(name)
}
