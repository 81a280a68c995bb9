import type { ProcessIdentity, ProcessRecord } from '@millrace/base'
import { type ProcessStat, readBootId, readProcessStat } from './process-stat.ts'

/** What of the system tells processes apart; replaced in tests. */
export interface ProcessTable {
  readonly pid: number
  bootId(): string | undefined
  stat(pid: number): ProcessStat | undefined
  /** Whether a process has the pid now, by a signal that does nothing. */
  exists(pid: number): boolean
}

/** This process, told apart by boot and start time where /proc exists (Linux), else by its pid alone. */
export function processIdentity(table: ProcessTable = systemProcesses): ProcessIdentity {
  const bootId = table.bootId()
  const stat = table.stat(table.pid)
  const self: ProcessRecord =
    bootId === undefined || stat === undefined
      ? { pid: table.pid, bootId: '', startTime: `${performance.timeOrigin}` }
      : { pid: table.pid, bootId, startTime: stat.startTime }
  return {
    self,
    isAlive: async (record) => {
      if (!Number.isInteger(record.pid) || record.pid <= 0) return false
      if (record.bootId !== self.bootId) return false
      if (record.pid === self.pid) return record.startTime === self.startTime
      if (self.bootId === '') return table.exists(record.pid)
      const found = table.stat(record.pid)
      // A zombie holds no files any more: it only waits for its parent to ask how it ended.
      return found !== undefined && found.startTime === record.startTime && !'ZXx'.includes(found.state)
    },
  }
}

/** The processes of this machine. */
export const systemProcesses: ProcessTable = {
  pid: process.pid,
  bootId: readBootId,
  stat: readProcessStat,
  exists(pid) {
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      // EPERM: it exists and belongs to someone else.
      return (error as NodeJS.ErrnoException).code === 'EPERM'
    }
  },
}
