import { isStreamError, type StreamError } from '@millrace/base'

/** The code and message that `make` fails with; 'nothing' if it does not. Throws what is none of our errors. */
export function failure(make: () => unknown): string {
  const error = errorOf(make)
  return error === undefined ? 'nothing' : `${error.code}: ${error.message}`
}

/** The message of the INVALID_CONFIG that `make` throws; 'nothing' if it throws none. Throws what else it throws. */
export function refusal(make: () => unknown): string {
  const error = errorOf(make)
  if (error !== undefined && error.code !== 'INVALID_CONFIG') throw error
  return error?.message ?? 'nothing'
}

function errorOf(make: () => unknown): StreamError | undefined {
  try {
    make()
  } catch (error) {
    if (isStreamError(error)) return error
    throw error
  }
  return undefined
}
