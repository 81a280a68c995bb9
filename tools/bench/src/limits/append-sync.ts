import { closeSync, fdatasync, mkdtempSync, openSync, rmSync, writev } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { seededPayloads } from '../payloads.ts'

const syncFile = promisify(fdatasync)
const writeAll = promisify(writev)

/**
 * The disk's limit: appends groups of 2 MiB and waits for fdatasync after each, as group commit does under load.
 * Returns bytes a second.
 */
export async function appendAndSync(totalBytes: number): Promise<number> {
  const directory = mkdtempSync(path.join(tmpdir(), 'millrace-bench-disk-'))
  const file = openSync(path.join(directory, 'log'), 'w')
  try {
    const group = seededPayloads(8, 256 * 1024)
    const groupBytes = 8 * 256 * 1024
    const startedMs = performance.now()
    for (let written = 0; written < totalBytes; written += groupBytes) {
      await writeAll(file, group, written)
      await syncFile(file)
    }
    return totalBytes / ((performance.now() - startedMs) / 1000)
  } finally {
    closeSync(file)
    rmSync(directory, { recursive: true })
  }
}

/** The least that one fsynced append can take: milliseconds for each of `count` appends of 200 bytes, one after the other. */
export async function appendLatenciesMs(count: number): Promise<number[]> {
  const directory = mkdtempSync(path.join(tmpdir(), 'millrace-bench-disk-'))
  const file = openSync(path.join(directory, 'log'), 'w')
  try {
    const batch = seededPayloads(1, 200)
    const samples: number[] = []
    for (let index = 0; index < count; index += 1) {
      const startedMs = performance.now()
      await writeAll(file, batch, index * 200)
      await syncFile(file)
      samples.push(performance.now() - startedMs)
    }
    return samples
  } finally {
    closeSync(file)
    rmSync(directory, { recursive: true })
  }
}
