import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from '../../tools/setup/workspace.mjs'
import { checkContents } from './lib/contents.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'millrace-contents-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const faultless = {
  'README.md': '# x',
  LICENSE: readFileSync(path.join(root, 'LICENSE'), 'utf8').replaceAll('\r\n', '\n'),
  'package.json': '{}',
  'dist/index.js': 'export {}\n//# sourceMappingURL=index.js.map',
  'dist/index.js.map': JSON.stringify({ sources: ['../src/index.ts'] }),
  'dist/index.d.ts': 'export {}',
  'src/index.ts': 'export {}',
}
const manifest = { exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } }

/** Checks the faultless tarball with some files changed (undefined leaves one out). */
function contentsWith(changes, fields = {}) {
  const files = Object.entries({ ...faultless, ...changes }).filter(([, text]) => text !== undefined)
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return () => checkContents({ folder, paths: files.map(([name]) => name), manifest: { ...manifest, ...fields } })
}

test('a tarball without a fault passes', () => {
  expect(contentsWith({})).not.toThrow()
  expect(contentsWith({ LICENSE: faultless.LICENSE.replaceAll('\n', '\r\n') })).not.toThrow()
})

test.each([
  ['no page', { 'README.md': undefined }, {}, 'README.md is missing'],
  ['no licence', { LICENSE: undefined }, {}, 'LICENSE is missing'],
  ['another licence', { LICENSE: 'MIT' }, {}, "LICENSE is not the repository's"],
  [
    'an entry that leads nowhere',
    { 'dist/index.js': undefined },
    {},
    'dist/index.js is named by package.json, and missing',
  ],
  ['a program that is not there', {}, { bin: { x: 'bin/x.cjs' } }, 'bin/x.cjs is named by package.json, and missing'],
  ['a map whose source stays at home', { 'src/index.ts': undefined }, {}, 'dist/index.js.map maps ../src/index.ts'],
  ['a map that stays at home', { 'dist/index.js.map': undefined }, {}, 'dist/index.js names index.js.map'],
  ['tests', { 'src/index.test.ts': '' }, {}, 'src/index.test.ts is of no use to anyone'],
  ["the compiler's notes", { 'dist/.tsbuildinfo': '' }, {}, 'dist/.tsbuildinfo is of no use to anyone'],
  ['recorded bytes', { 'golden/a.bin': '' }, {}, 'golden/a.bin is of no use to anyone'],
])('finds %s', (_, changes, fields, problem) => {
  expect(contentsWith(changes, fields)).toThrow(problem)
})
