import { assert } from '@millrace/base'

/** Where something listens. */
export interface HostAndPort {
  /** A name or an IP address, IPv6 without brackets. */
  readonly host: string
  readonly port: number
}

/** The parts of `host:port`, or `[host]:port` for IPv6. */
export function parseAddress(address: string): HostAndPort {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(address)
  assert(match !== null, `an address is host:port, or [host]:port for IPv6, not '${address}'`)
  return { host: match[1] ?? match[2] ?? '', port: Number(match[3]) }
}
