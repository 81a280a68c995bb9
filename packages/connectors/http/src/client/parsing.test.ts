import { describe, expect, it } from 'vitest'
import { fromPlain } from '@millrace/connect'
import { parsePointer, pointedAt } from '../poll/json-pointer.ts'
import { nextLink } from '../poll/link-header.ts'
import { isAllowed } from './allowed-hosts.ts'
import { retryAfterMs } from './retry-after.ts'

describe('Retry-After', () => {
  const nowMs = Date.parse('2026-01-01T00:00:00Z')
  it.each([
    ['3', 3000],
    [' 0 ', 0],
    ['99999999999', 300_000],
    ['Thu, 01 Jan 2026 00:00:02 GMT', 2000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    [undefined, undefined],
  ])('%s is %s ms', (header, ms) => expect(retryAfterMs(header, nowMs)).toBe(ms))
})

describe('a Link header', () => {
  it.each([
    ['<https://a/2>; rel="next"', 'https://a/2'],
    ['</2>; title="a, b"; rel="prev next", </3>; rel=next', '/2'],
    ['</1>; rel="prev", </2>;REL=NEXT', '/2'],
    ['</1>; rel="next-archive"', undefined],
    ['nonsense', undefined],
    [undefined, undefined],
  ])('%s leads to %s', (header, next) => expect(nextLink(header)).toBe(next))
})

describe('allowed hosts', () => {
  it.each([
    ['https://a.example/x', 'a.example', true],
    ['https://a.example:8443/', 'a.example', true],
    ['https://a.example:8443/', 'a.example:443', false],
    ['https://a.example/', 'A.example:443', true],
    ['http://a.example/', 'a.example:443', false],
    ['https://b.a.example/', '*.a.example', true],
    ['https://a.example/', '*.a.example', false],
    ['https://xa.example/', '*.a.example', false],
    ['https://a.example.evil/', 'a.example', false],
    ['http://[::1]:80/', '[::1]', true],
    ['http://[::1]:81/', '[::1]:80', false],
    ['ftp://a.example/', 'a.example', false],
    ['https://user@a.example/', 'a.example', false],
  ])('%s for %s: %s', (url, host, allowed) => expect(isAllowed(new URL(url), [host])).toBe(allowed))
})

describe('a JSON pointer', () => {
  const value = fromPlain({ a: [{ 'b/c': 1 }, null], '~': { '': 2 }, '0': 3 })
  it.each([
    ['/a/0/b~1c', 1],
    ['/a/1', null],
    ['/a/2', undefined],
    ['/a/01', undefined],
    ['/~0/', 2],
    ['/0', 3],
    ['/a/length', undefined],
    ['/constructor', undefined],
  ])('%s points at %s', (pointer, found) => expect(pointedAt(value, parsePointer(pointer))).toEqual(found))
  it('may be empty, and nothing else', () => {
    expect(pointedAt(value, parsePointer(''))).toBe(value)
    expect(() => parsePointer('a')).toThrow("begins with '/'")
    expect(() => parsePointer('/~2')).toThrow("'~' is written ~0")
  })
})
