import { readFileSync } from 'node:fs'

/** What Linux says of a process. */
export interface ProcessStat {
  /** One letter: `R` running, `S` sleeping, `Z` ended but not reaped, ... */
  readonly state: string
  /** Clock ticks since the machine booted. */
  readonly startTime: string
}

/** Reads /proc/PID/stat; undefined if there is no such process or no /proc. */
export function readProcessStat(pid: number): ProcessStat | undefined {
  const text = textOf(`/proc/${pid}/stat`)
  return text === undefined ? undefined : parseProcessStat(text)
}

/** The second field is the program's name in parentheses, and may hold spaces and parentheses itself. */
export function parseProcessStat(text: string): ProcessStat | undefined {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, startTime] = [fields[0], fields[19]]
  return state === undefined || startTime === undefined ? undefined : { state, startTime }
}

/** The id of this boot of the machine; undefined where there is no /proc. */
export function readBootId(): string | undefined {
  return textOf('/proc/sys/kernel/random/boot_id')?.trim()
}

/** Files of /proc are made up when they are read, and never wait for a disk. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
