import { readFileSync } from 'node:fs'

/** CPU and memory of a process, as the kernel counts them. */
export interface ProcessUsage {
  readonly cpuSeconds: number
  readonly residentBytes: number
  /** The most it has ever held. */
  readonly residentPeakBytes: number
}

// USER_HZ, which Linux fixes at 100 for /proc on every architecture that Node runs on.
const ticksPerSecond = 100

/** Reads /proc of a live process (Linux). */
export function processUsage(pid: number): ProcessUsage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold spaces: fields are counted from behind it (proc(5): utime is 14, stime 15).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kibibytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN)
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    residentBytes: kibibytes('VmRSS') * 1024,
    residentPeakBytes: kibibytes('VmHWM') * 1024,
  }
}
