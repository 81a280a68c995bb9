/** Hosts that requests may go to: `example.org` (any port), `example.org:8443`, `*.example.org` (what is below it). */
export type AllowedHosts = readonly string[]

/** Why an entry of such a list won't do; undefined if it will. */
export function wrongHost(entry: string): string | undefined {
  return /^(?:\*\.)?[a-z0-9._-]+(?::\d{1,5})?$|^\[[0-9a-f:.]+\](?::\d{1,5})?$/i.test(entry)
    ? undefined
    : `'${entry}' is no host: write example.org, example.org:8443 or *.example.org`
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** Whether a request may go to `url`. Only http and https can. */
export function isAllowed(url: URL, hosts: AllowedHosts): boolean {
  const defaultPort = defaultPorts[url.protocol]
  if (defaultPort === undefined || url.username !== '' || url.password !== '') return false
  const port = url.port === '' ? defaultPort : url.port
  return hosts.some((entry) => {
    const host = entry.toLowerCase()
    const [, name = host, onlyPort] = /^(.*?)(?::(\d+))?$/.exec(host.endsWith(']') ? `${host}:${port}` : host) ?? []
    if (onlyPort !== undefined && onlyPort !== port) return false
    if (!name.startsWith('*.')) return url.hostname === name
    return url.hostname.endsWith(name.slice(1)) && url.hostname.length > name.length - 1
  })
}

/** The entry for the host and port that `url` has. */
export function hostOf(url: URL): string {
  return `${url.hostname}:${url.port === '' ? (defaultPorts[url.protocol] ?? '') : url.port}`
}
