import { configError } from '@millrace/connect'

/** How much of TLS is asked for, in libpq's words. */
export type SslMode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full'

const sslModes: readonly SslMode[] = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full']

/** Where a server is, and how to speak to it. */
export interface ServerAddress {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly sslMode: SslMode
  /** Files in PEM: whom to trust, and who we are. */
  readonly sslRootCert: string | undefined
  readonly sslCert: string | undefined
  readonly sslKey: string | undefined
  readonly applicationName: string | undefined
}

const key = 'connection.url'
const form = 'jdbc:postgresql://HOST:PORT/DATABASE'
const known = ['sslmode', 'ssl', 'sslrootcert', 'sslcert', 'sslkey', 'ApplicationName', 'application_name'] as const

// The text itself is in no message: people put passwords there.
const wrong = (why: string): Error => configError(key, `${key} ${why}`)

/**
 * What a URL of PostgreSQL says: `jdbc:postgresql://host:5432/shop?sslmode=verify-full`, or without `jdbc:`. Throws INVALID_CONFIG, which does
 * not repeat it.
 */
export function parseConnectionUrl(text: string): ServerAddress {
  const [matched, rest = ''] = /^(?:jdbc:)?postgres(?:ql)?:\/\/(.*)$/s.exec(text) ?? []
  if (matched === undefined) throw wrong(`is to be ${form}`)
  if (/^[^/?]*,/.test(rest)) throw wrong('names several servers: name one, or an address that stands for them')
  const url = parsed(`postgresql://${rest}`)
  if (url === undefined || url.hostname === '') throw wrong(`can't be read: it is to be ${form}`)
  if (url.username !== '' || url.password !== '') {
    throw wrong('names a user: give them as connection.user and connection.password, which is shown nowhere')
  }
  const database = decoded(url.pathname.slice(1))
  if (database === '' || database.includes('/')) throw wrong(`names no database: it is to be ${form}`)
  const { searchParams } = url
  for (const name of searchParams.keys()) {
    if (name === 'user' || name === 'password') throw wrong(`has the parameter ${name}: give it as connection.${name}`)
    if (!known.some((one) => one === name)) {
      throw wrong(`has a parameter that is not known; there are ${known.join(', ')}`)
    }
  }
  const parameter = (name: (typeof known)[number]): string | undefined => searchParams.get(name) ?? undefined
  const sslCert = parameter('sslcert')
  const sslKey = parameter('sslkey')
  if ((sslCert === undefined) !== (sslKey === undefined)) throw wrong('has one of sslcert and sslkey: both are needed')
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? 5432 : Number(url.port),
    database,
    sslMode: sslModeOf(parameter('sslmode'), parameter('ssl')),
    sslRootCert: parameter('sslrootcert'),
    sslCert,
    sslKey,
    applicationName: parameter('ApplicationName') ?? parameter('application_name'),
  }
}

function sslModeOf(mode: string | undefined, ssl: string | undefined): SslMode {
  // Whoever says `ssl=true` to the driver of Java gets this.
  if (mode === undefined) return ssl === 'true' || ssl === '' ? 'verify-full' : 'prefer'
  const found = sslModes.find((one) => one === mode)
  if (found === undefined) throw wrong(`has an sslmode that is not known; there are ${sslModes.join(', ')}`)
  return found
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    // Its error repeats the text.
    return undefined
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw wrong('has a database whose name is not encoded: write % as %25')
  }
}
