import { StreamError } from '@millrace/base'
import { configError } from '@millrace/connect'

/** Why an address can't be listened on, for people. */
export function listenError(protocol: string, host: string, port: number, error: Error): StreamError {
  const code = 'code' in error ? String(error.code) : error.message
  const what = `the syslog source can't listen for ${protocol} on ${host} port ${port} (${code})`
  if (code === 'EADDRINUSE') {
    return new StreamError('ADDRESS_IN_USE', `${what}: another program does; end that, or set syslog.port`, {
      cause: error,
    })
  }
  if (code === 'EACCES') return configError('syslog.port', `${what}: take a port from 1024 on`, error)
  return configError('syslog.host', `${what}: name an address of this machine`, error)
}
