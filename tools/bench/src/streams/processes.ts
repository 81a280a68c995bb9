import { type Begun, begin, runWorker, type WorkerOptions } from '../workers.ts'
import type { DriverJob, DriverResult } from './work/drive-topology.ts'
import type { FillJob } from './work/fill.ts'
import type { HopJob, HopResult, HostJob } from './work/hop.ts'
import type { NexmarkDriveJob, NexmarkFillJob, NexmarkResult, NexmarkRunJob } from './work/nexmark.ts'
import type { RestoreJob, RestoreResult } from './work/restore.ts'
import type { RunJob, RunResult } from './work/run.ts'

/** What each kind of work is told, and what it comes to. */
interface Works {
  readonly fill: readonly [FillJob, object]
  readonly run: readonly [RunJob, RunResult]
  readonly restore: readonly [RestoreJob, RestoreResult]
  readonly hop: readonly [HopJob, HopResult]
  readonly driver: readonly [DriverJob, DriverResult]
  readonly 'nexmark-fill': readonly [NexmarkFillJob, object]
  readonly 'nexmark-run': readonly [NexmarkRunJob, NexmarkResult]
  readonly 'nexmark-drive': readonly [NexmarkDriveJob, NexmarkResult]
}

const file = new URL('work/main.js', import.meta.url)

/** Runs one piece of work with Streams in a fresh process. */
export async function streamsWork<Kind extends keyof Works>(
  job: Works[Kind][0] & { readonly kind: Kind },
  options?: WorkerOptions,
): Promise<Works[Kind][1]> {
  return (await runWorker<Works[Kind][1]>(file, job, options)).result
}

/** Runs an application in a process of its own, until it is killed. */
export function hostApplication(job: HostJob): Begun<object> {
  return begin(file, job)
}
