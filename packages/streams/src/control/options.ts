import { checkKnown, isLoopback, isWildcard, optionNames, StreamError } from '@millrace/base'

/** Where a copy answers other copies and tools. */
export interface ControlOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined
  /** Default: 0, any free port. */
  readonly port?: number | undefined
  /** What others are told to connect to, as `host:port`, if that is not the same: from a container, or with a host such as 0.0.0.0. */
  readonly advertised?: string | undefined
  /** Whether other machines may ask: there is no authentication, so whoever reaches it reads all state. Default: false. */
  readonly insecure?: boolean | undefined
}

/** The same, checked and complete. */
export interface ControlSettings {
  readonly host: string
  readonly port: number
  readonly advertised: string | undefined
}

const known = optionNames<ControlOptions>({ host: true, port: true, advertised: true, insecure: true })

const addressShape = /^(\[[0-9a-fA-F:.]+\]|[^:\s]+):([1-9]\d{0,4})$/

/** undefined: the copy answers nobody. Throws INVALID_CONFIG, LISTENER_INSECURE. */
export function controlSettings(control: boolean | ControlOptions | undefined): ControlSettings | undefined {
  if (control === undefined || control === false) return undefined
  const given = control === true ? {} : control
  checkKnown('control', given, known)
  const { host = '127.0.0.1', port = 0, advertised, insecure = false } = given
  if (!Number.isSafeInteger(port) || port < 0 || port > 65_535) {
    throw new StreamError('INVALID_CONFIG', `control.port is from 0 to 65535, not ${port}`)
  }
  if (!insecure && !isLoopback(host)) {
    throw new StreamError(
      'LISTENER_INSECURE',
      `control.host=${host} can be reached from other machines, and there is no authentication: whoever reaches it reads all state. ` +
        'Listen on 127.0.0.1, or, where the network itself keeps strangers out, set control.insecure',
      { context: { address: host } },
    )
  }
  if (advertised !== undefined && !addressShape.test(advertised)) {
    throw new StreamError('INVALID_CONFIG', `control.advertised is host:port, not '${advertised}'`)
  }
  if (isWildcard(host) && advertised === undefined) {
    throw new StreamError(
      'INVALID_CONFIG',
      `control.host=${host} listens on every interface, but is no address that others could connect to: set control.advertised`,
    )
  }
  return { host, port, advertised }
}
