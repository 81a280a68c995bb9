// A process of its own that does one piece of work with Streams.
import { answerJobs } from '../../workers.ts'
import { type DriverJob, driveTopology } from './drive-topology.ts'
import { type FillJob, fill } from './fill.ts'
import { type HopJob, hop, type HostJob, host } from './hop.ts'
import {
  type NexmarkDriveJob,
  nexmarkDrive,
  type NexmarkFillJob,
  nexmarkFill,
  type NexmarkRunJob,
  nexmarkRun,
} from './nexmark.ts'
import { type RestoreJob, restore } from './restore.ts'
import { type RunJob, run } from './run.ts'

export type StreamsJob =
  | FillJob
  | RunJob
  | RestoreJob
  | HostJob
  | HopJob
  | DriverJob
  | NexmarkFillJob
  | NexmarkRunJob
  | NexmarkDriveJob

function perform(job: StreamsJob): Promise<object> {
  switch (job.kind) {
    case 'fill':
      return fill(job)
    case 'run':
      return run(job)
    case 'restore':
      return restore(job)
    case 'host':
      return host(job)
    case 'hop':
      return hop(job)
    case 'driver':
      return driveTopology(job)
    case 'nexmark-fill':
      return nexmarkFill(job)
    case 'nexmark-run':
      return nexmarkRun(job)
    case 'nexmark-drive':
      return nexmarkDrive(job)
  }
}

answerJobs(perform, () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
})
