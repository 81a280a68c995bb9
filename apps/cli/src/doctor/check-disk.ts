import { open, readFile, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { doctorSyncsMax, doctorSyncTimeMsMax } from '../limits.ts'
import { LatencyHistogram, type LatencySummary } from '../output/latency.ts'
import { sizeText } from '../output/quantities.ts'
import { type Check, fail, ok, warn } from './check.ts'

const folderName = 'data folder'
const syncName = 'fsync'
const roomName = 'disk room'

/** File systems in memory, by the number that statfs gives: tmpfs and ramfs of Linux. */
const inMemory: ReadonlySet<number> = new Set([0x01021994, 0x858458f6])

/** Checks the folder that a broker keeps its data in: that it can be written, how long a sync takes, how much room there is. */
export async function checkDisk(data: string, stopped: AbortSignal): Promise<Check[]> {
  const wanted = path.resolve(data)
  let folder: string
  try {
    folder = await existing(wanted)
  } catch (error) {
    const remedy = 'see to it that this user may enter the folders above it, or name another with --data'
    return [fail(folderName, `${wanted} can't be looked at: ${(error as Error).message}`, remedy)]
  }
  const isThere = folder === wanted
  const checks = [await checkFolder(data, folder, isThere)]
  if (checks[0]?.verdict === 'fail') return checks
  const found = await statfs(folder)
  try {
    const latencies = await measureSyncs(folder, stopped)
    checks.push(judgeSyncs(latencies.summary(), latencies.count, inMemory.has(found.type)))
  } catch (error) {
    const { message } = error as Error
    checks.push(fail(syncName, message, `see to it that this user can write to ${folder}, or name another with --data`))
  }
  checks.push(
    judgeRoom({
      freeBytes: found.bavail * found.bsize,
      totalBytes: found.blocks * found.bsize,
      freeInodes: found.files === 0 ? undefined : found.ffree,
    }),
  )
  return checks
}

/** The folder, or the one above it that there is. Throws what else the system says, such as EACCES. */
async function existing(folder: string): Promise<string> {
  try {
    await stat(folder)
    return folder
  } catch (error) {
    // What is not there is asked for one level up. Whatever else is wrong is wrong with this one.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || path.dirname(folder) === folder) throw error
    return existing(path.dirname(folder))
  }
}

async function checkFolder(data: string, folder: string, isThere: boolean): Promise<Check> {
  if (!(await stat(folder)).isDirectory()) {
    return fail(folderName, `${folder} is no folder`, 'name a folder with --data')
  }
  if (!isThere) return ok(folderName, `${data} is not there yet: the disk of ${folder} is looked at`)
  const owner = await ownerOf(folder)
  if (owner === undefined) return ok(folderName, folder)
  const of = (key: string): string => new RegExp(`^${key}=(.*)$`, 'm').exec(owner)?.[1]?.trim() ?? '?'
  return ok(folderName, `${folder} belongs to node ${of('node.id')} of cluster ${of('cluster.id')}`)
}

/** What the folder says whose it is; undefined if it is nobody's yet, or not to be read by us. Throws what else the system says. */
async function ownerOf(folder: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(folder, 'meta.properties'), 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES') return undefined
    throw error
  }
}

/** Appends 4 KiB and syncs it, again and again, in a file of its own that is gone afterwards. */
async function measureSyncs(folder: string, stopped: AbortSignal): Promise<LatencyHistogram> {
  const file = path.join(folder, `.millrace-doctor-${process.pid}`)
  const latencies = new LatencyHistogram()
  const block = Buffer.alloc(4_096, 1)
  const handle = await open(file, 'wx', 0o600)
  try {
    const end = performance.now() + doctorSyncTimeMsMax
    for (let count = 0; count < doctorSyncsMax && performance.now() < end && !stopped.aborted; count++) {
      await handle.write(block)
      const startedMs = performance.now()
      await handle.datasync()
      latencies.add(performance.now() - startedMs)
    }
  } finally {
    await handle.close()
    await rm(file, { force: true })
  }
  return latencies
}

/** Each acknowledgement waits for a sync, and each sync serves all that came meanwhile: so the slowest count more than the mean. */
export function judgeSyncs({ p50Ms, p99Ms, maxMs }: LatencySummary, count: number, isInMemory: boolean): Check {
  const found = `${p50Ms.toFixed(2)} ms in the middle, ${p99Ms.toFixed(2)} ms at 99 %, ${maxMs.toFixed(2)} ms at most (of ${count})`
  if (isInMemory) {
    return warn(
      syncName,
      `${found}; but this folder is in memory`,
      'name a folder on a disk: what is in memory is gone after a restart',
    )
  }
  if (p50Ms >= 100 || p99Ms >= 1_000) {
    return fail(
      syncName,
      found,
      'each acknowledgement waits that long: use a faster disk, or find what else keeps this one busy',
    )
  }
  if (p50Ms >= 20 || p99Ms >= 200) {
    return warn(
      syncName,
      found,
      'acknowledgements will be slow: an SSD, best with power-loss protection, syncs in less than a millisecond',
    )
  }
  return ok(syncName, found)
}

/** What statfs says of a volume. */
export interface Room {
  readonly freeBytes: number
  readonly totalBytes: number
  /** Undefined where the file system makes them as they are needed. */
  readonly freeInodes: number | undefined
}

export function judgeRoom({ freeBytes, totalBytes, freeInodes }: Room): Check {
  const found = `${sizeText(freeBytes)} of ${sizeText(totalBytes)} are free`
  const remedy = 'make room, shorten retention (log.retention.bytes, log.retention.hours), or use a larger disk'
  if (freeInodes !== undefined && freeInodes < 1_000) {
    return fail(
      roomName,
      `${found}, but only ${freeInodes} more files fit`,
      'remove files that nobody needs: each segment has up to five',
    )
  }
  const mebibyte = 1024 * 1024
  if (freeBytes < 512 * mebibyte || freeBytes < totalBytes / 100) return fail(roomName, found, remedy)
  if (freeBytes < 5 * 1024 * mebibyte || freeBytes < totalBytes / 10) return warn(roomName, found, remedy)
  return ok(roomName, found)
}
