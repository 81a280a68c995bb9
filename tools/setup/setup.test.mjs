import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseSource, walk } from '../source/parse.mjs'
import { whyInstall } from './install.mjs'
import { missingOutputs, pruneOutputs, staleOutputs } from './outputs.mjs'
import { rememberBuild, whyBuild } from './stamp.mjs'
import { buildInputs, root } from './workspace.mjs'

let scratch
beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'millrace-setup-'))
  write('package.json', JSON.stringify({ workspaces: ['packages/*'] }))
  write('packages/one/package.json', '{}')
  write('packages/one/src/a.ts', 'export {}')
  write('packages/one/src/deep/b.ts', 'export {}')
  write('packages/one/src/a.test.ts', '')
  build()
})
afterEach(() => rmSync(scratch, { recursive: true }))

const at = (name) => path.join(scratch, name)
function write(name, text = '') {
  mkdirSync(path.dirname(at(name)), { recursive: true })
  writeFileSync(at(name), text)
}

/** Leaves what a build leaves. */
function build() {
  for (const name of ['a', 'deep/b']) {
    for (const end of ['.js', '.js.map', '.d.ts', '.d.ts.map']) write(`packages/one/dist/${name}${end}`)
  }
  write('packages/one/dist/.tsbuildinfo', '{}')
  rememberBuild(buildInputs(scratch), scratch)
}

function lock(packages) {
  write('package-lock.json', JSON.stringify({ packages }))
}
function installed(packages) {
  write('node_modules/.package-lock.json', JSON.stringify({ packages }))
  for (const name of Object.keys(packages)) mkdirSync(at(name), { recursive: true })
}

test('a build is needed only when a source, an output or the record of the last build is not as it was', () => {
  expect(whyBuild(scratch)).toBeUndefined()
  write('packages/one/src/a.test.ts', 'changed')
  expect(whyBuild(scratch)).toBeUndefined()
  write('packages/one/src/a.ts', 'export const changed = 1')
  expect(whyBuild(scratch)).toBe('sources changed since the last build')
  build()
  rmSync(at('packages/one/dist/deep/b.js'))
  expect(whyBuild(scratch)).toBe('packages/one/dist/deep/b.js is missing')
  build()
  rmSync(at('node_modules/.cache'), { recursive: true })
  expect(whyBuild(scratch)).toBe('nothing was built here yet')
})

test('what a deleted source left in dist is found, and removed by a build', () => {
  rmSync(at('packages/one/src/deep/b.ts'))
  expect(whyBuild(scratch)).toBe('packages/one/dist/deep/b.d.ts has no source any more')
  expect(staleOutputs('packages/one', scratch)).toHaveLength(4)
  expect(pruneOutputs('packages/one', scratch)).toHaveLength(4)
  expect(staleOutputs('packages/one', scratch)).toEqual([])
  expect(existsSync(at('packages/one/dist/a.js'))).toBe(true)
})

test('where an output is missing the compiler forgets what it wrote, and so writes it again', () => {
  pruneOutputs('packages/one', scratch)
  expect(existsSync(at('packages/one/dist/.tsbuildinfo'))).toBe(true)
  rmSync(at('packages/one/dist/a.d.ts'))
  expect(missingOutputs('packages/one', scratch)).toEqual(['a.d.ts'])
  pruneOutputs('packages/one', scratch)
  expect(existsSync(at('packages/one/dist/.tsbuildinfo'))).toBe(false)
})

test('packages are installed only when they are not what the lock file says', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' }
  const forAnotherPlatform = { version: '1.0.0', optional: true }
  const wanted = { '': {}, 'packages/one': {}, 'node_modules/a': a, 'node_modules/a-darwin': forAnotherPlatform }
  lock(wanted)
  expect(whyInstall(scratch)).toBe('node_modules is missing')
  installed({ 'node_modules/a': a })
  expect(whyInstall(scratch)).toBeUndefined()
  lock({ ...wanted, 'node_modules/a': { version: '1.1.0', integrity: 'sha512-b' } })
  expect(whyInstall(scratch)).toBe('node_modules/a is 1.0.0, not 1.1.0')
  lock({ ...wanted, 'node_modules/b': a })
  expect(whyInstall(scratch)).toBe('node_modules/b is not installed')
  lock(wanted)
  rmSync(at('node_modules/a'), { recursive: true })
  expect(whyInstall(scratch)).toBe('node_modules/a is not installed')
})

test('this repository needs neither', () => {
  expect(whyInstall(root)).toBeUndefined()
})

/** Syntax that came after ES2018, which Node 12 cannot parse. */
const tooNew = new Set(['ChainExpression', 'PropertyDefinition', 'StaticBlock', 'PrivateIdentifier', 'ImportAttribute'])
const newOperators = new Set(['??', '??=', '||=', '&&='])

const programs = [
  'tools/setup.mjs',
  'apps/cli/bin/millrace.cjs',
  'apps/broker/bin/millrace-broker.cjs',
  'apps/connect/bin/millrace-connect.cjs',
]

test.each(programs)('%s parses on an old Node, so that it can say that it is too old', (file) => {
  const { program } = parseSource(file, readFileSync(path.join(root, file), 'utf8'))
  const found = []
  walk(program, (node) => {
    if (tooNew.has(node.type) || newOperators.has(node.operator)) found.push(node.type)
  })
  for (const statement of program.body)
    walk(statement, (node, parent) => {
      if (node.type === 'AwaitExpression' && parent?.type === 'ExpressionStatement') found.push('await at the top')
    })
  expect(found).toEqual([])
})

test('an old Node is told what it needs', () => {
  const text = readFileSync(path.join(root, 'tools/setup.mjs'), 'utf8')
  const old = `Object.defineProperty(process, 'versions', { value: { node: '20.18.9' } })\n`
  write('setup.mjs', text.replace(/^#!.*\n/, old))
  expect(() => execFileSync(process.execPath, [at('setup.mjs')], { stdio: 'pipe', encoding: 'utf8' })).toThrow(
    /Millrace needs Node\.js 20\.19 or newer; this is 20\.18\.9/,
  )
})
