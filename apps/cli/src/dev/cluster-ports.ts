import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { devPorts, isFree } from './dev-ports.ts'

/** In the folder of the data: where the brokers of a cluster that was kept listen, since that stands in its metadata too. */
const fileName = 'dev-cluster.json'

/** The ports of the cluster's brokers: those that it was begun with if it is kept in a folder. */
export async function clusterPorts(
  io: CliIo,
  { data, port, brokers }: { readonly data?: string; readonly port: number; readonly brokers: number },
): Promise<readonly number[]> {
  if (data === undefined) return devPorts(io, port, brokers)
  const file = path.join(data, fileName)
  const kept = await readPorts(file)
  if (kept === undefined) {
    const ports = await devPorts(io, port, brokers)
    await mkdir(data, { recursive: true })
    await writeFile(file, `${JSON.stringify({ ports })}\n`)
    return ports
  }
  if (kept.length !== brokers) {
    throw new CommandFailure(
      exitCodes.usage,
      `${data} holds a cluster of ${kept.length} brokers, not of ${brokers}: say --brokers ${kept.length}, or another folder`,
    )
  }
  for (const each of kept) {
    if (await isFree(each)) continue
    throw new CommandFailure(
      exitCodes.failed,
      `port ${each} is taken, and the cluster in ${data} keeps its ports: stop what listens there, or use another folder`,
    )
  }
  return kept
}

async function readPorts(file: string): Promise<readonly number[] | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const ports = portsOf(text)
  if (ports !== undefined) return ports
  throw new CommandFailure(exitCodes.failed, `${file} is damaged: it should say {"ports": [...]}`)
}

function portsOf(text: string): readonly number[] | undefined {
  try {
    const { ports } = JSON.parse(text) as { ports?: unknown }
    const isList = Array.isArray(ports) && ports.length > 0
    return isList && ports.every((port) => Number.isInteger(port)) ? (ports as number[]) : undefined
  } catch {
    // Whoever asked is told that the file is damaged.
    return undefined
  }
}
