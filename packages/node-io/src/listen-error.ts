import { StreamError } from '@millrace/base'

/** Why a server can't listen, with what to do about it. */
export function listenError(error: NodeJS.ErrnoException, host: string, port: number): StreamError {
  const address = `${host}:${port}`
  const options = { cause: error, context: { address } }
  if (error.code === 'EADDRINUSE') {
    const text = `${address} is in use; stop what listens there, or choose another port (0 for any free one)`
    return new StreamError('ADDRESS_IN_USE', text, options)
  }
  const hints: Readonly<Record<string, string>> = {
    EACCES: 'ports below 1024 need a right that this user lacks; choose a higher one',
    EADDRNOTAVAIL: 'this machine has no such address; listen on 127.0.0.1 or on one of its own',
    ENOTFOUND: 'the host name is unknown; use an IP address',
  }
  const hint = hints[error.code ?? ''] ?? error.message
  return new StreamError('INVALID_CONFIG', `can't listen on ${address}: ${hint}`, options)
}
