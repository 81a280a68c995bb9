import { expect, it } from 'vitest'
import { isLost } from './sql-client.ts'

const error = (message: string, more: object) => Object.assign(new Error(message), more)

it('tells a connection that is lost from what a server answers, and from a mistake', () => {
  expect(isLost(error('Connection lost', { code: 'PROTOCOL_CONNECTION_LOST', fatal: true }))).toBe(true)
  expect(isLost(error('connect ECONNREFUSED', { code: 'ECONNREFUSED' }))).toBe(true)
  // What mysql2 says of a connection that it has closed.
  expect(isLost(error("Can't add new command when connection is in closed state", { fatal: true }))).toBe(true)
  expect(isLost(error('Duplicate entry', { code: 'ER_DUP_ENTRY', sqlState: '23000' }))).toBe(false)
  expect(isLost(new TypeError('x'))).toBe(false)
})
