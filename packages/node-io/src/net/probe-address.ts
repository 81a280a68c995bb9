import { connect } from 'node:net'
import type { ProbeOutcome } from '@millrace/base'
import { parseAddress } from './parse-address.ts'

/** Tries to open a connection and closes it at once; see `Network.probe`. */
export async function probeAddress(address: string, timeoutMs: number): Promise<ProbeOutcome> {
  const { host, port } = parseAddress(address)
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const settle = (outcome: ProbeOutcome): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(outcome)
    }
    const timer = setTimeout(() => {
      // After a stall of ours the answer may lie in the socket, unread: timers fire before sockets are read.
      setImmediate(() => setImmediate(() => settle('silent')))
    }, timeoutMs)
    socket.once('connect', () => settle('accepted'))
    // Stays, for what comes after it has settled: an error that nobody hears would end the process.
    socket.on('error', (error) => settle(isRefusal(error) ? 'refused' : 'silent'))
  })
}

/** A name may stand for several addresses: only if all of them say so is nobody there. */
function isRefusal(error: NodeJS.ErrnoException): boolean {
  if (error instanceof AggregateError) return error.errors.every((each) => isRefusal(each as NodeJS.ErrnoException))
  return error.code === 'ECONNREFUSED'
}
