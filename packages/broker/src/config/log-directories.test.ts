import { describe, expect, it } from 'vitest'
import { parseBrokerConfig } from './broker-config.ts'

const directories = (entries: Record<string, unknown>) => parseBrokerConfig(entries).logDirectories
const refusal = (text: string) =>
  expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(text) as string }) as Error

describe('the folders of a broker', () => {
  it('are those of log.dirs, as a text or a list, or else the one of log.dir', () => {
    expect(directories({})).toEqual(['millrace-data'])
    expect(directories({ 'log.dir': '/data/' })).toEqual(['/data'])
    expect(directories({ 'log.dir': '/data', 'log.dirs': ' /one, /two/ ,' })).toEqual(['/one', '/two'])
    expect(directories({ 'log.dirs': ['/one', '/two'] })).toEqual(['/one', '/two'])
    expect(directories({ 'log.dir': '/' })).toEqual(['/'])
  })

  it('are each named once, and one is', () => {
    expect(() => directories({ 'log.dirs': '/one,/two,/one/' })).toThrow(refusal('/one twice'))
    expect(() => directories({ 'log.dirs': ' , ' })).toThrow(refusal('names no folder'))
  })
})
