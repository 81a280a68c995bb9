import { readdirSync, readFileSync } from 'node:fs'
import { present } from '@millrace/base'

/** How much of a process is in memory, in MiB. */
export function residentMib(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(present(found?.[1], 'Linux says how much of a process is resident')) / 1024
}

/** How many files, sockets and the like a process has open. */
export function descriptorCount(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length
}
