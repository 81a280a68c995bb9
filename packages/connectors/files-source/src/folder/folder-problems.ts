import { access, constants } from 'node:fs/promises'
import type { ConfigProblem } from '@millrace/connect'
import { fileErrorText, isGone } from '../files/file-errors.ts'
import type { FolderSettings } from './folder-config.ts'

/** What stands in the way of reading a folder, and of what is to become of its files. One that is not there may come. */
export async function folderProblems({ folder, cleanUp }: FolderSettings): Promise<readonly ConfigProblem[]> {
  const problem = async (
    option: string,
    place: string,
    mode: number,
    what: string,
  ): Promise<readonly ConfigProblem[]> => {
    try {
      await access(place, mode)
    } catch (error) {
      const message = `the folder ${place} of ${option} can't be ${what} (${fileErrorText(error)})`
      return isGone(error) ? [] : [{ option, message }]
    }
    return []
  }
  const { R_OK, W_OK, X_OK } = constants
  const takesAway = cleanUp.kind === 'none' ? 0 : W_OK
  return [
    ...(await problem('input.path', folder, R_OK | X_OK | takesAway, takesAway === 0 ? 'read' : 'read and written')),
    ...(cleanUp.kind === 'move' ? await problem('finished.path', cleanUp.to, W_OK | X_OK, 'written') : []),
  ]
}
