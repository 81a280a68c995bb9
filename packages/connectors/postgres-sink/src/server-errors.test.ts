import { AssertionError, StreamError } from '@millrace/base'
import { expect, it } from 'vitest'
import { failureOf, passingReason } from './server-errors.ts'

const ofServer = (code: string, more: Record<string, string> = {}) =>
  Object.assign(new Error('invalid input: "secret"'), { severity: 'ERROR', code, detail: 'Key (id)=(secret)', ...more })
const ofNode = (code: string, message = code) => Object.assign(new Error(message), { code })

it('tells what is about rows from what passes and what stays', () => {
  const kinds = (codes: readonly string[]) => codes.map((code) => failureOf(ofServer(code)).kind)
  expect(new Set(kinds(['22003', '23505', '21000', 'P0001', '42703', '54000', '44000']))).toEqual(new Set(['data']))
  expect(
    new Set(kinds(['08006', '40001', '40P01', '53100', '53300', '55P03', '57P01', '57P03', '57014', '58030', '25006'])),
  ).toEqual(new Set(['retry']))
  expect(new Set(kinds(['28P01', '3D000', '42501', '42P10', 'XX000', '42601']))).toEqual(new Set(['fatal']))
  const ways = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN'].map((code) => failureOf(ofNode(code)).kind)
  expect(new Set(ways)).toEqual(new Set(['retry']))
  expect(failureOf(new Error('Connection terminated unexpectedly')).kind).toBe('retry')
})

it('says what a row is refused for in words that hold no value', () => {
  expect(failureOf(ofServer('22P02', { where: 'unnamed portal parameter $2' }), ['a', 'b'])).toEqual({
    kind: 'data',
    code: '22P02',
    reason: 'PostgreSQL refused it (22P02, column b): a value is none of the type of its column',
  })
  expect(failureOf(ofServer('22999'))).toMatchObject({
    reason: 'PostgreSQL refused it (22999): see the log of the server for why',
  })
})

it.each([
  [ofServer('42P10'), 'pk.fields'],
  [ofServer('3F000'), 'table.name.format'],
  [ofServer('42501'), 'connection.user'],
  [new Error('The server does not support SSL connections'), 'connection.url'],
  [ofNode('SELF_SIGNED_CERT_IN_CHAIN'), 'connection.url'],
  [ofNode('ERR_TLS_CERT_ALTNAME_INVALID'), 'connection.url'],
  [new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string'), 'connection.password'],
])('names the option that is at fault for %s', (error, key) => {
  expect(() => passingReason(error)).toThrow(expect.objectContaining({ code: 'INVALID_CONFIG', context: { key } }))
})

it('lets errors of the program, and our own, be what they are', () => {
  for (const error of [new TypeError('x'), new AssertionError('x'), new StreamError('TIMEOUT', 'x')]) {
    expect(failureOf(error)).toEqual({ kind: 'fatal', error })
  }
})
