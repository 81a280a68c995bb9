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

/** A folder with one source, that our own configurations apply to. */
function planted(text) {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-gates-'))
  scratch.push(folder)
  mkdirSync(path.join(folder, 'src'))
  writeFileSync(path.join(folder, 'src/planted.ts'), text)
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
  const { code, output } = run([format, lint, types], planted(`export const one = Buffer.from('1')\n`))
  expect(output).toMatch(/3 passed, 0 failed$/)
  expect(code).toBe(0)
})

test.each([
  ['semicolons', 'export const one = 1;\n'],
  ['double quotes', 'export const one = "1"\n'],
  ['a long line', `export const list = [${'1000, '.repeat(30)}]\n`],
])('the format gate refuses %s', (_, text) => {
  expect(run([format], planted(text)).code).toBe(1)
})

test.each([
  ['no-floating-promises', 'export function f(): void { g() }\nasync function g(): Promise<void> {}'],
  ['no-misused-promises', 'export function f(): void { [1].forEach(async () => { await Promise.resolve() }) }'],
  ['no-explicit-any', 'export const one: any = 1'],
  ['no-unsafe-assignment', `export const one: { a: number } = JSON.parse('{}')`],
  ['no-non-null-assertion', 'export const one = (list: string[]): string => list[0]!'],
  [
    'switch-exhaustiveness-check',
    `export function f(kind: 'a' | 'b'): number { let one = 0; switch (kind) { case 'a': one = 1 } return one }`,
  ],
  ['only-throw-error', `export function f(): void { throw 'text' }`],
  ['no-console', 'console.log(1)\nexport {}'],
  ['no-default-export', 'export default 1'],
  ['no-self-import', `export * from './planted.ts'`],
])('the lint gate refuses what breaks %s', (rule, text) => {
  const { code, output } = run([lint], planted(text))
  expect(output).toContain(`(${rule})`)
  expect(code).toBe(1)
})

test.each([
  ['a type that does not fit', `export const one: number = '1'`],
  ['an index that may be absent', 'export const one = (list: string[]): string => list[0]'],
  ['an enum', 'export enum One { A }'],
  ['an unused local', 'const one = 1\nexport {}'],
])('the types gate refuses %s', (_, text) => {
  expect(run([types], planted(text)).code).toBe(1)
})

test.each([
  ['a line that the contracts do not make', (file) => appendFileSync(file, '// by hand\n')],
  ['a file that is missing', (file) => rmSync(file)],
])('the gate for generated code refuses %s', (_, spoil) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-gates-'))
  scratch.push(folder)
  cpSync(path.join(root, 'packages/contracts/generated'), folder, { recursive: true })
  const gate = { name: 'generated', command: [process.execPath, 'tools/generate.mjs', '--check', '--in', folder] }
  spoil(path.join(folder, 'services.d.ts'))
  const { code, output } = run([gate])
  // It has nothing against the others.
  expect(output.match(/not current: \S+ in/g)).toEqual(['not current: services.d.ts in'])
  expect(code).toBe(1)
})
