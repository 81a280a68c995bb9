import { expect, it } from 'vitest'
import { parseConnectionUrl } from './connection-url.ts'

it('reads URLs as the driver of Java takes them, and as libpq does', () => {
  expect(parseConnectionUrl('jdbc:postgresql://db.example.org:6432/shop')).toEqual({
    host: 'db.example.org',
    port: 6432,
    database: 'shop',
    sslMode: 'prefer',
    sslRootCert: undefined,
    sslCert: undefined,
    sslKey: undefined,
    applicationName: undefined,
  })
  expect(parseConnectionUrl('postgres://[::1]/a%20b?sslmode=require')).toMatchObject({
    host: '::1',
    port: 5432,
    database: 'a b',
    sslMode: 'require',
  })
  const whole = 'postgresql://h/d?ssl=true&sslrootcert=/r&sslcert=/c&sslkey=/k&ApplicationName=me'
  expect(parseConnectionUrl(whole)).toMatchObject({
    sslMode: 'verify-full',
    sslRootCert: '/r',
    sslCert: '/c',
    sslKey: '/k',
    applicationName: 'me',
  })
})

it.each([
  ['jdbc:mysql://h/secret', 'connection.url is to be jdbc:postgresql://HOST:PORT/DATABASE'],
  ['postgresql:///secret', /^connection.url can't be read/],
  ['postgresql://h:secret/d', /^connection.url can't be read/],
  ['postgresql://h', /^connection.url names no database/],
  ['postgresql://a,secret/d', /^connection.url names several servers/],
  ['postgresql://me:secret@h/d', /^connection.url names a user: give them as connection.user and connection.password/],
  ['postgresql://h/d?password=secret', /^connection.url has the parameter password/],
  ['postgresql://h/d?secret=1', /^connection.url has a parameter that is not known/],
  ['postgresql://h/d?sslmode=secret', /^connection.url has an sslmode that is not known/],
  ['postgresql://h/d?sslcert=secret', /^connection.url has one of sslcert and sslkey/],
  ['postgresql://h/%secret', /^connection.url has a database whose name is not encoded/],
])('refuses %s without repeating it', (url, message) => {
  const refused = expect.objectContaining({
    code: 'INVALID_CONFIG',
    context: { key: 'connection.url' },
    message: expect.stringMatching(message),
  })
  expect(() => parseConnectionUrl(url)).toThrow(refused)
  try {
    parseConnectionUrl(url)
  } catch (error) {
    expect(String(error)).not.toContain('secret')
  }
})
