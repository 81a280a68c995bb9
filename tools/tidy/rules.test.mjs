import { expect, test } from 'vitest'
import { root } from '../setup/workspace.mjs'
import { rules } from './rules.mjs'
import { plantedTree, repositoryTree } from './tree.mjs'

const manifest = {
  name: '@millrace/base',
  version: '0.1.0',
  description: 'A package.',
  license: 'Apache-2.0',
  type: 'module',
  engines: { node: '>=20.19.0' },
  sideEffects: false,
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  files: ['dist', 'src'],
  publishConfig: { access: 'public' },
}
const lock = { packages: { '': {}, 'node_modules/protobufjs': { version: '8.0.0' } } }

/** A tree in which no rule finds anything. */
const faultless = {
  '.ci/run': '#!/usr/bin/env bash\n',
  'package.json': JSON.stringify({ scripts: { check: 'node tools/check.mjs' } }),
  'package-lock.json': JSON.stringify(lock),
  'README.md':
    'See [the base](packages/base/src/index.ts), [packages](packages/) and [elsewhere](https://example.org).',
  'tools/check.mjs': `console.log('checked')`,
  'packages/base/package.json': JSON.stringify(manifest),
  'packages/base/README.md': '# @millrace/base',
  'packages/base/LICENSE': 'Apache License',
  'packages/base/src/index.ts': `export * from './one.ts'`,
  'packages/base/src/one.ts': `export const one = 1\nexport const path = '/var/lib/millrace'`,
  'packages/base/src/one.test.ts': `import { test } from 'vitest'\nimport { one } from './one.ts'\ntest('one', () => one)`,
}

function problemsWith(changes, modes = {}) {
  const tree = plantedTree({ ...faultless, ...changes }, { '.ci/run': '100755', ...modes })
  return Object.entries(rules).flatMap(([name, rule]) => rule(tree).map((problem) => `${name}: ${problem}`))
}

const one = (text) => ({ 'packages/base/src/one.ts': `export const one = 1\n${text}` })
const oneTest = (text) => ({
  'packages/base/src/one.test.ts': `import { one } from './one.ts'\n${text}\nexport { one }`,
})
const manifestWith = (fields) => ({ 'packages/base/package.json': JSON.stringify({ ...manifest, ...fields }) })
const lockWith = (packages) => ({
  'package-lock.json': JSON.stringify({ packages: { ...lock.packages, ...packages } }),
})

test('a tree without a fault has no problem', () => {
  expect(problemsWith({})).toEqual([])
})

test('every file of this repository is looked at', () => {
  const tree = repositoryTree(root)
  expect(tree.sources.length).toBeGreaterThan(100)
  expect(tree.modes.get('.ci/run')).toBe('100755')
})

/** @type {[string, Record<string, string>][]} */
const violations = [
  ['forgottenWork', one('// TODO: later')],
  ['forgottenWork', one('/* what a FIXME */')],
  ['forgottenWork', { 'README.md': 'XXX' }],
  ['silencedChecks', one('// @ts-ignore\n')],
  ['silencedChecks', one('// @ts-nocheck because\n')],
  ['silencedChecks', one('// @ts-expect-error\n')],
  ['silencedChecks', one('// eslint-disable-next-line no-console\n')],
  ['silencedChecks', one('// oxlint-disable-line -- why\n')],
  ['silencedChecks', one('/* oxlint-disable no-console -- why */\n')],
  ['tamedTests', oneTest('test.only("", () => {})')],
  ['tamedTests', oneTest('it.skip("", () => {})')],
  ['tamedTests', oneTest('describe.concurrent.only("", () => {})')],
  ['tamedTests', oneTest('test.each([1]).skip("", () => {})')],
  ['tamedTests', oneTest('test.skipIf(true)("", () => {})')],
  ['tamedTests', oneTest('test.todo("")')],
  ['tamedTests', oneTest('test.runIf(process.platform === "linux" && fast)("", () => {})')],
  ['tamedTests', oneTest('test("", { retry: 2 }, () => {})')],
  ['tamedTests', { 'vitest.config.ts': 'export const config = { test: { retry: 1 } }' }],
  ['castsToAny', one('export const two = one as any')],
  ['swallowedErrors', one('try { f() } catch {}')],
  ['swallowedErrors', one('try { f() } catch (error) { /* */ }')],
  ['swallowedErrors', one('f().catch(() => {})')],
  ['swallowedErrors', one('f().catch(() => undefined)')],
  ['swallowedErrors', one('f().then(g, () => null)')],
  ['consoleInPackages', one('console.log(1)')],
  ['strayEntries', { 'notes.txt': '' }],
  ['strayEntries', { 'scripts/run.sh': '' }],
  ['oversizedFiles', one('\n'.repeat(500))],
  ['heavyFiles', { 'docs/data.csv': 'x'.repeat(1024 * 1024 + 1) }],
  ['namesOfOneMachine', one(`export const place = '${['', 'home', 'someone', 'x'].join('/')}'`)],
  ['namesOfOneMachine', { 'README.md': `run it in ${['', 'Users', 'someone'].join('/')}` }],
  ['deadLinks', { 'README.md': 'See [this](docs/nothing.md).' }],
  ['deadFiles', { 'packages/base/src/two.ts': 'export const two = 2' }],
  ['deadFiles', { 'tools/old.mjs': 'console.log(1)' }],
  [
    'deadFiles',
    {
      'packages/base/src/two.ts': 'export const two = 2',
      'packages/base/src/two.test.ts': `import { two } from './two.ts'`,
    },
  ],
  ['packageManifests', manifestWith({ license: 'MIT' })],
  ['packageManifests', manifestWith({ type: 'commonjs' })],
  ['packageManifests', manifestWith({ engines: { node: '>=18' } })],
  ['packageManifests', manifestWith({ sideEffects: undefined })],
  ['packageManifests', manifestWith({ files: undefined })],
  ['packageManifests', manifestWith({ files: ['dist'] })],
  ['packageManifests', manifestWith({ publishConfig: undefined })],
  [
    'packageManifests',
    {
      'packages/records/package.json': JSON.stringify({ ...manifest, name: '@millrace/records' }),
      'packages/records/src/index.ts': 'export {}',
    },
  ],
  ['packageManifests', manifestWith({ exports: { '.': { default: './dist/index.js' } } })],
  ['packageManifests', manifestWith({ exports: { '.': { default: './dist/index.js', types: './dist/index.d.ts' } } })],
  [
    'packageManifests',
    manifestWith({ exports: { ...manifest.exports, './x': { types: './dist/x.d.ts', default: './dist/x.js' } } }),
  ],
  ['packageManifests', manifestWith({ scripts: { postinstall: 'node x.js' } })],
  ['versions', manifestWith({ dependencies: { lodash: '^4.0.0' } })],
  ['versions', manifestWith({ peerDependencies: { rxjs: '7.8.2' } })],
  ['versions', manifestWith({ peerDependencies: { rxjs: '^7.8.2 || *' } })],
  [
    'versions',
    {
      ...manifestWith({ dependencies: { a: '1.0.0' } }),
      'package.json': JSON.stringify({ devDependencies: { a: '1.0.1' } }),
    },
  ],
  [
    'versions',
    {
      'packages/two/package.json': JSON.stringify({ ...manifest, name: '@millrace/two', version: '0.2.0' }),
      'packages/two/src/index.ts': 'export const two = 2',
    },
  ],
  [
    'unknownInstallScripts',
    lockWith({ 'node_modules/a/node_modules/b': { version: '1.0.0', hasInstallScript: true } }),
  ],
  [
    'incompleteLock',
    lockWith({ 'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-darwin': '1.0.0' } } }),
  ],
  ['oneProtobuf', lockWith({ 'node_modules/protobufjs': { version: '7.0.0' } })],
]

test.each(violations)('%s refuses %j', (rule, changes) => {
  expect(problemsWith(changes)).toContainEqual(expect.stringContaining(`${rule}: `))
})

test('commitModes refuses a program that is none, and a text that is one', () => {
  expect(problemsWith({}, { '.ci/run': '100644' })).toEqual([
    'commitModes: .ci/run is committed with mode 100644, not 100755',
  ])
  expect(problemsWith({}, { 'README.md': '100755' })).toEqual([expect.stringContaining('commitModes: README.md')])
  const bin = manifestWith({ bin: { millrace: 'bin/millrace.mjs' } })
  const program = { ...bin, 'packages/base/bin/millrace.mjs': '#!/usr/bin/env node' }
  expect(problemsWith(bin)).toEqual(['commitModes: packages/base/bin/millrace.mjs is missing'])
  expect(problemsWith(program)).toEqual([expect.stringContaining('commitModes: packages/base/bin/millrace.mjs')])
  expect(problemsWith(program, { 'packages/base/bin/millrace.mjs': '100755' })).toEqual([])
})

test('every rule has a planted violation', () => {
  const planted = new Set([...violations.map(([rule]) => rule), 'commitModes'])
  expect(Object.keys(rules).filter((rule) => !planted.has(rule))).toEqual([])
})

test.each([
  one('// oxlint-disable-next-line no-console -- the reason'),
  one('// @ts-expect-error the types of this package are wrong'),
  one('try { f() } catch { /* a probe: absent is an answer */ }'),
  one('// The other side tells why.\nf().catch(() => {})'),
  one('f().catch((error) => g(error))'),
  oneTest('test("", () => { f().catch(() => {}) })'),
  one(`const text = 'TODO: .only( as any @ts-ignore'`),
  oneTest(`test.runIf(process.platform === 'linux')('', () => {})`),
  oneTest('test("", { retry: 0 }, () => list.skip(1))'),
  { ...one(`new Worker(new URL('worker.js', import.meta.url))`), 'packages/base/src/worker.ts': 'export {}' },
  {
    ...one(`new Worker(new URL(\`./\${kind}-worker.js\`, import.meta.url))`),
    'packages/base/src/a-worker.ts': 'export {}',
  },
  lockWith({
    'node_modules/a': { version: '1.0.0', optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
    'node_modules/a/node_modules/b': { version: '1.0.0' },
    'node_modules/c': { version: '1.0.0' },
  }),
])('no rule refuses %j', (changes) => {
  expect(problemsWith(changes)).toEqual([])
})
