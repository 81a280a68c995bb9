import { closeSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Turns over every bit of some bytes of a file, where they are. */
export function flipBytes(file: string, position: number, sizeBytes: number): void {
  const bytes = Buffer.alloc(sizeBytes)
  const opened = openSync(file, 'r+')
  try {
    const read = readSync(opened, bytes, 0, sizeBytes, position)
    if (read === 0) throw new Error(`${file} has nothing at byte ${position}`)
    writeSync(
      opened,
      bytes.map((byte) => byte ^ 0xff),
      0,
      read,
      position,
    )
  } finally {
    closeSync(opened)
  }
}

/** Turns over some bytes in the middle of a file. */
export function flipMiddle(file: string): void {
  flipBytes(file, Math.floor(statSync(file).size / 2), 16)
}

/** The files of a folder whose names end so, sorted. */
export function filesOf(folder: string, ending: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  return names.toSorted().map((name) => path.join(folder, name))
}
