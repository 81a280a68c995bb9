import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { suites } from './suites.mjs'

const sourceOf = ({ name, file = name }) => readFileSync(new URL(`./src/${file}.ts`, import.meta.url), 'utf8')

test('a suite that has file systems of its own says so, and no other does', () => {
  const mounting = suites.filter((suite) => /from '\.\/(power|loop|tmpfs)-disk\.ts'/.test(sourceOf(suite)))
  expect(mounting.length).toBeGreaterThan(0)
  expect(suites.filter(({ mounts }) => mounts).map(({ name }) => name)).toEqual(mounting.map(({ name }) => name))
})
