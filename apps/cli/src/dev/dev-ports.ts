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

/** The port on which the Kafka protocol is served, if nothing else is said: Kafka's own. */
const kafkaPortDefault = 9_092

/**
 * Free ports for clients of the Kafka protocol, one for each of the brokers that listen on `own`: those from `first` on that are free; 0,
 * for any, if it is 0. That the first is another one than was asked for is told.
 */
export async function devKafkaPorts(
  io: CliIo,
  own: readonly number[],
  first: number = kafkaPortDefault,
): Promise<number[]> {
  if (first === 0) return own.map(() => 0)
  const found: number[] = []
  for (let port = first; port < first + own.length + devPortsTriedMax && port <= 65_535; port++) {
    if (!own.includes(port) && (await isFree(port))) found.push(port)
    if (found.length < own.length) continue
    if (found[0] !== first)
      note(io, `Port ${first} is taken: clients of the Kafka protocol find a broker at ${found[0]}.`)
    return found
  }
  throw new CommandFailure(
    exitCodes.failed,
    `there are no free ports for the Kafka protocol from ${first} on: say --kafka-port N, or --no-kafka`,
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
