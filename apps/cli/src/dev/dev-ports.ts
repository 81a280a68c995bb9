import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { devPortsTriedMax, devRandomPortsFrom, devRandomPortsUpTo } from '../limits.ts'

/**
 * Ports for so many brokers of one cluster, which must be known before the first of them starts: those from `first` on, or others if one
 * of these is taken; any that are free if `first` is 0.
 */
export async function devPorts(io: CliIo, first: number, count: number): Promise<number[]> {
  let from = first === 0 ? randomInt(devRandomPortsFrom, devRandomPortsUpTo) : first
  for (let tried = 0; tried < devPortsTriedMax && from + count - 1 <= 65_535; tried++) {
    const ports = Array.from({ length: count }, (_, index) => from + index)
    const taken = await firstTaken(ports)
    if (taken === undefined) return ports
    from = first === 0 ? randomInt(devRandomPortsFrom, devRandomPortsUpTo) : taken + 1
    if (first !== 0) note(io, `Port ${taken} is taken, trying from ${from} on.`)
  }
  throw new CommandFailure(
    exitCodes.failed,
    `there are no ${count} free ports in a row from ${first} to ${from}: say --port N`,
  )
}

async function firstTaken(ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) if (!(await isFree(port))) return port
  return undefined
}

/** Whether nobody listens on the port of the loopback address. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
