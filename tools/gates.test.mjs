import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { runGates } from './gates.mjs'
import { root } from './setup/workspace.mjs'

const bin = (name) => path.join(root, 'node_modules/.bin', name)
const scratch = []
afterEach(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true })
})

function run(gates, cwd = root) {
  const lines = []
  const code = runGates(gates, { cwd, write: (line) => lines.push(line) })
  return { code, output: lines.join('\n') }
}

const script = (text) => [process.execPath, '-e', text]

test('passes when every gate passes, with a line each', () => {
  const gate = { name: 'one', command: script(`console.log('first'); console.log('all is well')`) }
  const { code, output } = run([gate, { ...gate, name: 'two' }])
  expect(code).toBe(0)
  expect(output).toMatch(/^ok +one +\d+\.\d s {2}all is well\nok +two +\d+\.\d s {2}all is well\n2 passed, 0 failed$/)
})

test('fails when one gate fails, runs the others, and shows why', () => {
  const failing = { name: 'one', command: script(`console.error('the reason'); process.exit(3)`) }
  const { code, output } = run([failing, { name: 'two', command: script('') }])
  expect(code).toBe(1)
  expect(output).toMatch(/^FAIL one .*\n {5}the reason\nok +two .*\n1 passed, 1 failed$/)
})

test('fails when a command is missing, and when there is no gate', () => {
  expect(run([{ name: 'one', command: ['no-such-program'] }]).code).toBe(1)
  expect(run([]).code).toBe(1)
})

/** A folder with sources, that our own configurations apply to. */
function planted(files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-gates-'))
  scratch.push(folder)
  mkdirSync(path.join(folder, 'src'))
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, 'src', `${name}.ts`), text)
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: path.join(root, 'tsconfig.base.json'),
      compilerOptions: { types: ['node'], composite: false, noEmit: true },
    }),
  )
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  return folder
}

const format = { name: 'format', command: [bin('oxfmt'), '-c', path.join(root, '.oxfmtrc.json'), '--check', 'src'] }
const lint = { name: 'lint', command: [bin('oxlint'), '-c', path.join(root, '.oxlintrc.json'), 'src'] }
const types = { name: 'types', command: [bin('tsc'), '-p', '.'] }

test('the gates for format, lint and types let good code pass', () => {
  const { code, output } = run([format, lint, types], planted({ good: `export const one = Buffer.from('1')\n` }))
  expect(output).toMatch(/3 passed, 0 failed$/)
  expect(code).toBe(0)
})

// A run for each case would take as long as all other tests of this folder: what is wrong in one file is told of that file.
test('the format gate refuses semicolons, double quotes and long lines', () => {
  const bad = {
    semicolon: 'export const one = 1;\n',
    quotes: 'export const one = "1"\n',
    long: `export const list = [${'1000, '.repeat(30)}]\n`,
  }
  const { code, output } = run([format], planted({ ...bad, good: 'export const one = 1\n' }))
  for (const name of Object.keys(bad)) expect(output).toContain(`src/${name}.ts`)
  expect(output).not.toContain('src/good.ts')
  expect(code).toBe(1)
})

test('the lint gate refuses what breaks a rule', () => {
  const bad = {
    'no-floating-promises': 'export function f(): void { g() }\nasync function g(): Promise<void> {}',
    'no-misused-promises': 'export function f(): void { [1].forEach(async () => { await Promise.resolve() }) }',
    'no-explicit-any': 'export const one: any = 1',
    'no-unsafe-assignment': `export const one: { a: number } = JSON.parse('{}')`,
    'no-non-null-assertion': 'export const one = (list: string[]): string => list[0]!',
    'switch-exhaustiveness-check': `export function f(kind: 'a' | 'b'): number { let one = 0; switch (kind) { case 'a': one = 1 } return one }`,
    'only-throw-error': `export function f(): void { throw 'text' }`,
    'no-console': 'console.log(1)\nexport {}',
    'no-default-export': 'export default 1',
    'no-self-import': `export * from './no-self-import.ts'`,
  }
  const { code, output } = run([lint], planted(bad))
  expect(code).toBe(1)
  const told = output.split(/(?=[×⚠] )/)
  for (const rule of Object.keys(bad)) {
    expect(
      told.some((each) => each.includes(`(${rule})`) && each.includes(`src/${rule}.ts`)),
      rule,
    ).toBe(true)
  }
})

test('the types gate refuses what does not fit', () => {
  const bad = {
    'a-type-that-does-not-fit': `export const one: number = '1'`,
    'an-index-that-may-be-absent': 'export const one = (list: string[]): string => list[0]',
    'an-enum': 'export enum One { A }',
    'an-unused-local': 'const one = 1\nexport {}',
  }
  const { code, output } = run([types], planted(bad))
  for (const name of Object.keys(bad)) expect(output).toContain(`src/${name}.ts`)
  expect(code).toBe(1)
})

test('the gate for generated code refuses a line that the contracts do not make, and a file that is missing', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-gates-'))
  scratch.push(folder)
  cpSync(path.join(root, 'packages/contracts/generated'), folder, { recursive: true })
  const gate = { name: 'generated', command: [process.execPath, 'tools/generate.mjs', '--check', '--in', folder] }
  appendFileSync(path.join(folder, 'services.d.ts'), '// by hand\n')
  rmSync(path.join(folder, 'services.js'))
  const { code, output } = run([gate])
  // It has nothing against the others.
  expect(/not current: (.+) in /.exec(output)?.[1]?.split(', ').toSorted()).toEqual(['services.d.ts', 'services.js'])
  expect(code).toBe(1)
})
