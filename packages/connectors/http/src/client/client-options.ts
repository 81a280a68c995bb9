import { atLeast, type ConfigOf, configError, eachEntry, option, understoodBy } from '@millrace/connect'
import { wrongHost } from './allowed-hosts.ts'

/** What every connector that makes requests is told of them, named as in Confluent's connectors. */
export const clientOptions = {
  'auth.type': option.oneOf(['NONE', 'BASIC', 'BEARER'], {
    default: 'NONE',
    ignoreCase: true,
    importance: 'HIGH',
    doc: 'How requests say who they are from: `BASIC` by `connection.user` and `connection.password`, `BEARER` by `bearer.token`.',
  }),
  'connection.user': option.string({ default: null, importance: 'MEDIUM', doc: 'The user, with `auth.type=BASIC`.' }),
  'connection.password': option.password({
    default: null,
    importance: 'MEDIUM',
    doc: 'The password, with `auth.type=BASIC`.',
  }),
  'bearer.token': option.password({ default: null, importance: 'MEDIUM', doc: 'The token, with `auth.type=BEARER`.' }),
  'http.allowed.hosts': option.list({
    default: [],
    importance: 'HIGH',
    doc: 'The hosts that requests may go to: `example.org`, `example.org:8443`, `*.example.org`. Default: the one in the URL.',
    validate: eachEntry('hosts', wrongHost),
  }),
  'http.connect.timeout.ms': option.int({
    default: 30_000,
    importance: 'LOW',
    doc: 'How long a connection may take to be made, in milliseconds.',
    validate: atLeast(1),
  }),
  'http.request.timeout.ms': option.int({
    default: 30_000,
    importance: 'LOW',
    doc: 'How long a request may take to be answered, in milliseconds.',
    validate: atLeast(1),
  }),
}

/** What these are parsed to. */
export type ClientConfig = ConfigOf<typeof clientOptions>

/** The header that says who requests are from, if any. Throws INVALID_CONFIG if something of it is missing. */
export function authorization(config: ClientConfig): Readonly<Record<string, string>> {
  const { 'auth.type': type, 'connection.user': user, 'connection.password': password, 'bearer.token': token } = config
  switch (type) {
    case 'NONE':
      return {}
    case 'BASIC': {
      if (user === null) throw configError('connection.user', 'auth.type is BASIC, which takes a connection.user')
      const pair = `${user}:${password?.reveal() ?? ''}`
      return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
    }
    case 'BEARER': {
      if (token === null) throw configError('bearer.token', 'auth.type is BEARER, which takes a bearer.token')
      return { authorization: `Bearer ${token.reveal()}` }
    }
  }
}

const headerForm = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*([\t\x20-\x7e\x80-\xff]*)$/

/** Headers as configs write them: `NAME:VALUE|NAME:VALUE`, with `separator` between them. Throws an Error that says what is wrong. */
export function parseHeaders(text: string, separator: string): Readonly<Record<string, string>> {
  const entries = text === '' ? [] : text.split(separator)
  return Object.fromEntries(
    entries.map((entry) => {
      const [, name, value] = headerForm.exec(entry.trim()) ?? []
      // What stands there may be a secret, so it is not repeated.
      if (name === undefined || value === undefined) throw new Error('a header is written NAME:VALUE')
      return [name.toLowerCase(), value]
    }),
  )
}

/** A URL that requests can be made to, as a validator. */
export const httpUrl = understoodBy('an http or https URL', (text) => {
  const { protocol, username, password } = new URL(text)
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error('it is no http or https URL')
  if (username !== '' || password !== '') throw new Error('it holds a user: use auth.type=BASIC')
})
