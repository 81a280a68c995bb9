import { expect, test } from 'vitest'
import { parseAddress } from './parse-address.ts'

test.each([
  ['127.0.0.1:9094', '127.0.0.1', 9094],
  ['broker-1.example.org:1', 'broker-1.example.org', 1],
  ['[::1]:65535', '::1', 65_535],
  ['[fe80::1%eth0]:9094', 'fe80::1%eth0', 9094],
])('%s', (address, host, port) => {
  expect(parseAddress(address)).toEqual({ host, port })
})

test.each(['', 'host', 'host:', ':9094', '::1:9094', '[]:1', 'host:123456', 'host:9094/x'])(
  "'%s' is none",
  (address) => {
    expect(() => parseAddress(address)).toThrow('an address is host:port')
  },
)
