/** What tells a process from every other one, also across restarts of the machine. Lock files hold it. */
export interface ProcessRecord {
  readonly pid: number
  /** Changes when the machine boots; empty where the system has no such id. */
  readonly bootId: string
  /** When the process started, in the system's own units: a pid given out again has another. */
  readonly startTime: string
}

/** Who this process is, and whether another still runs, as a port: the lock on a data directory needs both. */
export interface ProcessIdentity {
  readonly self: ProcessRecord
  /**
   * Whether the recorded process still runs on this machine. A process in another container is not seen; where the system can't tell
   * processes apart that had one pid after another, the answer leans to true.
   */
  isAlive(record: ProcessRecord): Promise<boolean>
}
