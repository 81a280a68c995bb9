import type { ChildProcess } from 'node:child_process'

const running = new Set<ChildProcess>()
const signals = ['SIGINT', 'SIGTERM'] as const

/** Kills the process when this one ends, however that comes about: a benchmark leaves nothing behind. */
export function endWithUs(child: ChildProcess): void {
  if (running.size === 0) {
    process.once('exit', killAll)
    for (const signal of signals) process.once(signal, endBySignal)
  }
  running.add(child)
  child.once('exit', () => {
    running.delete(child)
    if (running.size > 0) return
    process.removeListener('exit', killAll)
    for (const signal of signals) process.removeListener(signal, endBySignal)
  })
}

function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** By itself a signal would end this process without its `exit`. */
function endBySignal(): void {
  process.exit(130)
}
