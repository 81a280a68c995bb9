import { expect, test } from 'vitest'
import { transportReason } from './transport-reason.ts'

test.each([
  [
    'No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:9094. Resolution note: ',
    'the connection is refused; is a broker running there? (ECONNREFUSED)',
  ],
  ['Name resolution failed for target dns:nowhere:9094', 'the host name is unknown'],
  ['read ECONNRESET', 'the connection broke (ECONNRESET)'],
  ['Connection dropped', 'the connection broke'],
  ['something else', 'something else'],
])('%s', (message, reason) => {
  expect(transportReason(message)).toBe(reason)
})
