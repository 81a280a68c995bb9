import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { filesBelow, root } from '../setup/workspace.mjs'
import { repositoryFiles } from '../source/files.mjs'
import { parseSource } from '../source/parse.mjs'
import { bannedUses } from './ban-list.mjs'
import { checkArrows } from './check-arrows.mjs'

const scratch = []
afterEach(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true })
})

const manifest = (name, dependencies = {}) =>
  JSON.stringify({ name, dependencies, exports: { '.': './dist/index.js', './testing': './dist/testing.js' } })
const tsconfig = (...references) => JSON.stringify({ references: references.map((name) => ({ path: `../${name}` })) })

/** A tree without a fault: two simulable packages, the host's ports, an app. */
const faultless = {
  'package.json': JSON.stringify({ name: 'workspace', devDependencies: { vitest: '1.0.0' } }),
  'packages/base/package.json': manifest('@millrace/base'),
  'packages/base/tsconfig.json': tsconfig(),
  'packages/base/src/index.ts': `export const one = Math.max(1, 1)`,
  'packages/base/src/index.test.ts': `import fs from 'node:fs'\nimport { test } from 'vitest'\ntest(String(Date.now()), () => fs)`,
  'packages/log/package.json': manifest('@millrace/log', { '@millrace/base': '0.1.0' }),
  'packages/log/tsconfig.json': tsconfig('base'),
  'packages/log/src/index.ts': `import { one } from '@millrace/base'\nexport const two = one + one\nexport type Signal = AbortSignal`,
  'packages/node-io/package.json': manifest('@millrace/node-io', { '@millrace/base': '0.1.0' }),
  'packages/node-io/tsconfig.json': tsconfig('base'),
  'packages/node-io/src/index.ts': `import fs from 'node:fs'\nexport const now = () => [fs, Date.now()]`,
  'apps/cli/package.json': manifest('millrace', { '@millrace/log': '0.1.0', '@millrace/node-io': '0.1.0' }),
  'apps/cli/tsconfig.json': JSON.stringify({
    references: [{ path: '../../packages/log' }, { path: '../../packages/node-io' }],
  }),
  'apps/cli/src/index.ts': `export * from '@millrace/log'\nexport { now } from '@millrace/node-io'`,
}

/** The problems of the faultless tree with some files changed (null removes one). */
function problemsWith(changes, exceptions = []) {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-arrows-'))
  scratch.push(folder)
  for (const [name, text] of Object.entries({ ...faultless, ...changes })) {
    if (text === null) continue
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return checkArrows(folder, filesBelow(folder), exceptions).problems
}

const log = (text) => ({ 'packages/log/src/index.ts': text })

test('a tree without a fault has no problem', () => {
  expect(problemsWith({})).toEqual([])
})

test('this repository has sources to check', () => {
  const { sources, packages } = checkArrows(root, repositoryFiles(root))
  expect(sources).toBeGreaterThan(100)
  expect(packages).toBeGreaterThanOrEqual(12)
})

test.each([
  ['static', `import { x } from '@millrace/node-io'\nexport const y = x`],
  ['for its effect', `import '@millrace/node-io'`],
  ['type-only', `import type { X } from '@millrace/node-io'\nexport type Y = X`],
  ['as a type', `export type Y = import('@millrace/node-io').X`],
  ['re-exported', `export { x } from '@millrace/node-io'`],
  ['re-exported whole', `export * from '@millrace/node-io'`],
  ['dynamic', `export const load = () => import('@millrace/node-io')`],
  ['dynamic, in a template', 'export const load = () => import(`@millrace/node-io`)'],
  ['required', `export const x = require('@millrace/node-io')`],
  ['resolved', `export const x = import.meta.resolve('@millrace/node-io')`],
  ['import equals', `import x = require('@millrace/node-io')\nexport const y = x`],
  ['by reference', `/// <reference types="@millrace/node-io" />\nexport const y = 1`],
])('refuses an arrow that is not in the list: %s', (_, text) => {
  expect(problemsWith(log(text))).toContainEqual(
    expect.stringMatching(
      /^packages\/log\/src\/index\.ts:1:\d+ @millrace\/node-io: is not among what packages\/log may import/,
    ),
  )
})

test.each([
  ['a module of Node', `import fs from 'node:fs'\nexport const x = fs`, 'node:fs: is a module of Node'],
  ['one without its prefix', `import fs from 'fs'\nexport const x = fs`, 'fs: is a module of Node'],
  ['a deep import', `export * from '@millrace/base/dist/index.js'`, 'is no export of @millrace/base'],
  ['a path into another package', `export * from '../../base/src/index.ts'`, 'leaves packages/log by a path'],
  ['what a build wrote', `export * from '../dist/index.js'`, 'imports what a build wrote'],
  ['an npm package that is not in the list', `export * from 'lodash'`, 'is not among the npm packages'],
  ['a package that does not exist', `export * from '@millrace/nothing'`, 'is no package of this workspace'],
  ['itself by name', `export * from '@millrace/log'`, 'is the package itself'],
  ['a computed import', `export const load = (name: string) => import(name)`, 'is computed'],
  ['an absolute path', `export * from '/etc/x.js'`, 'is an absolute path'],
])('refuses %s', (_, text, problem) => {
  expect(problemsWith(log(text))).toContainEqual(expect.stringContaining(problem))
})

test('the host spells modules of Node with their prefix', () => {
  const problems = problemsWith({ 'packages/node-io/src/index.ts': `export * from 'fs'` })
  expect(problems).toEqual([expect.stringContaining('must be spelled with `node:`')])
})

test('an app imports only what its manifest declares', () => {
  const problems = problemsWith({ 'apps/cli/src/index.ts': `export * from '@millrace/base'` })
  expect(problems).toEqual([expect.stringContaining('is not declared in apps/cli/package.json')])
})

test('a test may use modules of Node and the ports of the host, but no other arrow', () => {
  const text = `import { test } from 'vitest'\nimport { x } from '@millrace/contracts'\ntest('', () => x)`
  const contracts = {
    'packages/contracts/package.json': manifest('@millrace/contracts', { '@millrace/base': '0.1.0' }),
    'packages/contracts/tsconfig.json': tsconfig('base'),
    'packages/contracts/src/index.ts': `export const x = 1`,
  }
  const problems = problemsWith({ ...contracts, 'packages/log/src/index.test.ts': text })
  expect(problems).toEqual([expect.stringContaining('@millrace/contracts: is not among what packages/log may import')])
})

test('a manifest may not name what the package may not import', () => {
  const changed = manifest('@millrace/log', {
    '@millrace/base': '0.1.0',
    '@millrace/node-io': '0.1.0',
    lodash: '4.0.0',
  })
  const problems = problemsWith({
    'packages/log/package.json': changed,
    'packages/log/tsconfig.json': tsconfig('base', 'node-io'),
  })
  expect(problems).toEqual([
    expect.stringContaining('dependencies names @millrace/node-io'),
    expect.stringContaining('dependencies names lodash'),
  ])
})

test('references of a tsconfig are the dependencies of its manifest', () => {
  expect(problemsWith({ 'packages/log/tsconfig.json': tsconfig('node-io') })).toEqual([
    expect.stringContaining('no reference to packages/base'),
    expect.stringContaining('refers to packages/node-io'),
  ])
})

test('a package without a row, and one without sources, are problems', () => {
  const problems = problemsWith({
    'packages/odd/package.json': manifest('@millrace/odd'),
    'packages/log/src/index.ts': null,
  })
  expect(problems).toContainEqual('packages/odd has no row in tools/arrows/allowed.mjs')
  expect(problems).toContainEqual('packages/log has no source that was checked')
})

test('no file at all is a problem', () => {
  expect(checkArrows(root, [], []).problems).toEqual(['no source was found: nothing was checked'])
})

test('an exception lets one file use one thing, and must be needed', () => {
  const uses = log(`export const now = () => Date.now()`)
  const exception = { file: 'packages/log/src/index.ts', uses: 'Date', why: 'a test' }
  expect(problemsWith(uses)).toEqual([expect.stringContaining('src/index.ts:1:26 Date: take the time')])
  expect(problemsWith(uses, [exception])).toEqual([])
  expect(problemsWith({}, [exception])).toEqual([expect.stringContaining('the exception for Date')])
})

test('the ban list holds for every simulable source, and for no test or host', () => {
  const problems = problemsWith(log(`export const random = () => Math.random()`))
  expect(problems).toEqual([expect.stringContaining('packages/log/src/index.ts:1:29 Math.random: take chance')])
})

const usesIn = (text) => bannedUses(parseSource('a.ts', text)).map(({ uses }) => uses)

test.each([
  ['new Date()', 'Date'],
  ['const f = Date', 'Date'],
  ['Date.now()', 'Date'],
  [`Date['now']()`, 'Date'],
  ['let at: Date', 'Date'],
  ['performance.now()', 'performance'],
  ['setTimeout(f, 1)', 'setTimeout'],
  ['setInterval(f, 1)', 'setInterval'],
  ['setImmediate(f)', 'setImmediate'],
  ['queueMicrotask(f)', 'queueMicrotask'],
  ['Math.random()', 'Math.random'],
  [`Math['random']()`, 'Math.random'],
  ['Math[name]()', 'Math'],
  ['const { random } = Math', 'Math'],
  ['crypto.randomUUID()', 'crypto'],
  ['process.env', 'process'],
  ['const x = { process }', 'process'],
  ['AbortSignal.timeout(1)', 'AbortSignal.timeout'],
  ['const { timeout } = AbortSignal', 'AbortSignal'],
  ['globalThis.Date', 'globalThis'],
  [`globalThis['set' + 'Timeout']`, 'globalThis'],
  ['export { setTimeout }', 'setTimeout'],
])('the ban list refuses %s', (text, uses) => {
  expect(usesIn(text)).toContain(uses)
})

test.each([
  'const x = { process: 1, Date: 2 }',
  'port.setTimeout(1)',
  'interface Clock { performance: number; setTimeout(): void }',
  'class A { crypto = 1; process() {} }',
  'Math.max(1, 2)',
  'Date.UTC(2026, 0)',
  'signal instanceof AbortSignal',
  'let signal: AbortSignal | undefined',
  'AbortSignal.any([])',
  'interface Worker {}\nlet worker: Worker',
  `import { Worker } from './worker.ts'\nnew Worker()`,
  `// new Date()\nconst text = 'Date.now()'`,
])('the ban list lets pass %s', (text) => {
  expect(usesIn(text)).toEqual([])
})
