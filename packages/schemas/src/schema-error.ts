import { StreamError } from '@millrace/base'

/** A schema that makes no sense: INVALID_DATA. `path` is where in it, as a JSON pointer. */
export function schemaError(message: string, path?: string, cause?: unknown): StreamError {
  return new StreamError('INVALID_DATA', path === undefined ? message : `${message}, at ${path === '' ? '/' : path}`, {
    cause,
    ...(path === undefined ? {} : { context: { path: path === '' ? '/' : path } }),
  })
}
