import { expect, it } from 'vitest'
import { controlSettings } from './options.ts'

const refused = (code: string, text: string): unknown =>
  expect.objectContaining({ code, message: expect.stringContaining(text) })

it('nobody is answered unless it is wanted, and then this machine alone', () => {
  expect(controlSettings(undefined)).toBeUndefined()
  expect(controlSettings(false)).toBeUndefined()
  expect(controlSettings(true)).toEqual({ host: '127.0.0.1', port: 0, advertised: undefined })
  expect(() => controlSettings({ host: '0.0.0.0' })).toThrow(refused('LISTENER_INSECURE', 'control.insecure'))
})

it('others are told an address that they can connect to', () => {
  expect(() => controlSettings({ host: '0.0.0.0', insecure: true })).toThrow(
    refused('INVALID_CONFIG', 'control.advertised'),
  )
  const advertised = 'pod-3:7000'
  expect(controlSettings({ host: '0.0.0.0', insecure: true, advertised, port: 7000 })).toEqual({
    host: '0.0.0.0',
    port: 7000,
    advertised,
  })
  expect(() => controlSettings({ advertised: 'pod-3' })).toThrow(refused('INVALID_CONFIG', "'pod-3'"))
  expect(() => controlSettings({ port: 65_536 })).toThrow(refused('INVALID_CONFIG', '65536'))
})
