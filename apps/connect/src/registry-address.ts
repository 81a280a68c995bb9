/** A host and a port to listen on. */
export interface ListenAddress {
  readonly host: string
  readonly port: number
}

/** The parts of `host:port` (`[::1]:8081`). Throws an Error whose message says what is wrong. */
export function registryAddress(text: string): ListenAddress {
  const [, host = '', port = ''] = /^(\[[0-9a-f:.]+\]|[^:[\]\s/]+):([0-9]{1,5})$/i.exec(text) ?? []
  if (host === '' || Number(port) > 65_535) {
    throw new Error('It is written as host:port, such as 127.0.0.1:8081, with ports up to 65535')
  }
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}
