// The program of a child process: runs what is asked for over its channel, and says there what becomes of it.
import process from 'node:process'
import { ChildRuns } from './child-runs.ts'
import { errorText } from './error-text.ts'
import type { FromChild, ToChild } from './messages.ts'

function send(message: FromChild, sent: () => void = () => {}): void {
  // Without a channel there is nobody left to tell, and the program ends for that.
  if (process.connected) process.send?.(message, undefined, undefined, sent)
  else sent()
}

const runs = new ChildRuns(send)

/** Ends the program with what nothing caught, once that is said. */
function crash(error: unknown): void {
  send({ kind: 'crash', error: errorText(error) }, () => process.exit(1))
}

function end(): void {
  runs.close().then(() => process.exit(0), crash)
}

process.on('uncaughtException', crash)
process.on('unhandledRejection', crash)
// The worker is gone: whoever comes after it runs these tasks.
process.on('disconnect', end)
// The worker is told as well, and says what is to be done: a terminal tells all of its processes at once.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('message', (message) => {
  // The channel is the worker's.
  const asked = message as ToChild
  if (asked.kind === 'end') end()
  else runs.take(asked)
})
