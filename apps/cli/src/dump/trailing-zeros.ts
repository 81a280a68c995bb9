import { dumpWindowSizeBytes } from '../limits.ts'
import type { WindowedFile } from './windowed-file.ts'

const zeros = Buffer.alloc(dumpWindowSizeBytes)

/** Whether the file has only zeros from `position` on. */
export async function zerosFrom(file: WindowedFile, position: number): Promise<boolean> {
  for (let at = position; at < file.sizeBytes;) {
    const piece = await file.view(at, dumpWindowSizeBytes)
    if (!piece.equals(zeros.subarray(0, piece.length))) return false
    at += piece.length
  }
  return true
}
