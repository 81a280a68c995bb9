import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { processIdentity } from '@millrace/node-io'
import { lockDirectory } from '../stores/persistent/directory-lock.ts'
import { isStateFolder } from '../stores/state-directory.ts'
import { storageError } from '../stores/persistent/storage-error.ts'

/** Where an application's state lies in a folder for all applications, and the tasks of which there is some. */
export async function stateOf(
  stateDir: string,
  applicationId: string,
): Promise<{ readonly folder: string; readonly taskIds: readonly string[] }> {
  const folder = join(stateDir, applicationId)
  try {
    const names = existsSync(folder) ? await readdir(folder) : []
    return { folder, taskIds: names.filter((name) => /^\d+_\d+$/.test(name)).sort() }
  } catch (error) {
    throw storageError(folder, 'reading it', error)
  }
}

/**
 * Deletes what the copy of an application that had this folder has left there, as `stateDir` of `run()`. Returns the tasks that were. Throws
 * DATA_DIRECTORY_IN_USE while a copy runs with it, STORAGE_ERROR.
 */
export async function deleteState(stateDir: string, applicationId: string): Promise<readonly string[]> {
  const { folder, taskIds } = await stateOf(stateDir, applicationId)
  if (!existsSync(folder)) return []
  const lock = await lockDirectory(folder, processIdentity())
  try {
    const folders = (await readdir(folder)).filter(isStateFolder)
    for (const name of folders) await rm(join(folder, name), { recursive: true, force: true })
  } catch (error) {
    throw storageError(folder, 'deleting it', error)
  } finally {
    await lock.release()
  }
  return taskIds
}
