import { readFileSync, statSync } from 'node:fs'
import { StreamError } from '@millrace/base'
import { configFileSizeBytesMax } from './limits.ts'

/** The text of a file of configuration. Throws INVALID_CONFIG, which names it, if it can't be had. */
export function readConfigText(file: string): string {
  const refuse = (message: string, cause?: unknown): StreamError =>
    new StreamError('INVALID_CONFIG', message, { cause, context: { file } })
  try {
    if (statSync(file).size <= configFileSizeBytesMax) return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw refuse(code === 'ENOENT' ? `there is no file '${file}'` : `can't read '${file}': ${message}`, error)
  }
  throw refuse(`'${file}' is larger than ${configFileSizeBytesMax} bytes: it can't be a configuration`)
}
