import path from 'node:path'
import { expect, it } from 'vitest'
import { matchesGlob, parseGlob } from './glob.ts'

it.each([
  ['/l/*.log', '/l/a.log', true],
  ['/l/*.log', '/l/.a.log', false],
  ['/l/.*.log', '/l/.a.log', true],
  ['/l/*.log', '/l/d/a.log', false],
  ['/l/*.log', '/l/a.log.1', false],
  ['/l/app.log', '/l/app.log', true],
  ['/l/app.log', '/l/appxlog', false],
  ['/l/a?.log', '/l/ab.log', true],
  ['/l/a?.log', '/l/a.log', false],
  ['/l/[a-c].log', '/l/b.log', true],
  ['/l/[!a-c].log', '/l/b.log', false],
  ['/l/[!a-c].log', '/l/d.log', true],
  ['/l/[]x].log', '/l/].log', true],
  ['/l/**/*.log', '/l/a.log', true],
  ['/l/**/*.log', '/l/d/e/a.log', true],
  ['/l/**/*.log', '/l/.d/a.log', false],
  ['/l/*/a.log', '/l/d/a.log', true],
  ['/l/*/a.log', '/l/d/e/a.log', false],
  ['/l/(a+b).log', '/l/(a+b).log', true],
  ['/l/*.log', '/other/a.log', false],
])('%s and %s: %s', (pattern, file, matches) => {
  expect(matchesGlob(parseGlob(pattern), file)).toBe(matches)
})

it('a pattern begins where it has no wildcard, below the working directory if it is relative', () => {
  expect(parseGlob('/var/log/*/a-*.log')).toMatchObject({ folder: '/var/log' })
  expect(parseGlob('/var/log/a.log')).toMatchObject({ folder: '/var/log' })
  expect(parseGlob('logs/*.log').folder).toBe(path.resolve('logs'))
})

it.each([
  ['', 'empty'],
  ['/l/', 'names a folder'],
  ['/l/[a.log', 'without its ]'],
  ['/l/[z-a].log', 'no set'],
  ['/l/**', 'ends in **'],
  [`/${'a/'.repeat(70)}b`, 'more than 64 parts'],
])('%s is none', (pattern, why) => {
  expect(() => parseGlob(pattern)).toThrow(why)
})
