import type { Disk } from '@millrace/base'
import { directoryFiles, pathOf } from '../file-names.ts'
import { readWholeFile, removeIfThere, replaceFile } from './atomic-file.ts'

/** Says, durably, that every log of the directory was closed whole. Kafka's file; it knows its broker by an epoch, we don't. */
export async function writeCleanShutdown(disk: Disk, directory: string): Promise<void> {
  await replaceFile(disk, directory, directoryFiles.cleanShutdown, Buffer.from('{"version":0,"brokerEpoch":-1}'))
}

/** Whether the directory was closed whole. Takes the statement back, durably, since it is about to become untrue. */
export async function takeCleanShutdown(disk: Disk, directory: string): Promise<boolean> {
  const path = pathOf(directory, directoryFiles.cleanShutdown)
  const found = (await readWholeFile(disk, path)) !== undefined
  if (!found) return false
  await removeIfThere(disk, path)
  await disk.syncDirectory(directory)
  return true
}
