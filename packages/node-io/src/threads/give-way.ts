import os from 'node:os'
import { taskThreadNiceness } from '../limits.ts'

/**
 * Has the calling thread give way to the other threads of its process. On Linux a thread has a nice value of its own, and process 0 means the
 * thread that calls (setpriority(2), "C library/kernel differences"); elsewhere it is that of the process, which must stay as it is.
 */
export function giveWayToOtherThreads(): void {
  if (process.platform !== 'linux') return
  // Whoever was started with less keeps it.
  if (os.getPriority(0) < taskThreadNiceness) os.setPriority(0, taskThreadNiceness)
}
