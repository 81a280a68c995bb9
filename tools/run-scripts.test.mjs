import { spawnSync } from 'node:child_process'
import { mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let scratch
beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'millrace-scripts-'))
})
afterEach(() => rmSync(scratch, { recursive: true }))

/** Runs scripts, given by name and text, in a process of its own. */
function run(texts, options = {}) {
  const scripts = Object.entries(texts).map(([name, text]) => {
    const file = path.join(scratch, `${name}.mjs`)
    const { alone = false, mounts = false, source } = typeof text === 'string' ? { source: text } : text
    writeFileSync(
      file,
      `import { existsSync, readlinkSync, writeFileSync } from 'node:fs'\nprocess.chdir(${JSON.stringify(scratch)})\n${source}`,
    )
    return { name, file, alone, mounts }
  })
  const module = new URL('./run-scripts.mjs', import.meta.url).href
  const main = path.join(scratch, 'main.mjs')
  writeFileSync(
    main,
    `import { runScripts } from ${JSON.stringify(module)}\n` +
      `process.exitCode = await runScripts(${JSON.stringify(scripts)}, { ...${JSON.stringify(options)}, onEnd: ({ name }) => console.log('ended', name) })`,
  )
  const { status, stdout } = spawnSync(process.execPath, [main], { encoding: 'utf8' })
  return {
    status,
    lines: stdout
      .replaceAll(/took \d+ s/g, 'took')
      .split('\n')
      .filter(Boolean),
  }
}

/** Names the mounts that a process sees. */
const mountsOf = (pid) => readlinkSync(`/proc/${pid}/ns/mnt`)
const says = (passed, failed = 0) => `console.log('${passed} passed, ${failed} failed')`
/** Goes on once another one has come so far; both must be at work then. */
const waitsFor = (name) => `while (!existsSync('${name}')) await new Promise((done) => setTimeout(done, 5))\n`
const hasCome = (name) => `writeFileSync('${name}', '')\n`

test('scripts are run one after the other, and added up', () => {
  const { status, lines } = run({ one: says(1), two: `if (existsSync('gone')) throw new Error()\n${says(2)}` })
  expect(lines).toEqual([
    'one',
    '1 passed, 0 failed',
    'one took',
    'ended one',
    'two',
    '2 passed, 0 failed',
    'two took',
    'ended two',
    '3 passed, 0 failed',
  ])
  expect(status).toBe(0)
})

test('as many run at once as may, and are told of in their order, whoever ends first', () => {
  const { status, lines } = run(
    {
      one: `console.log('begins')\n${hasCome('a')}${waitsFor('b')}${says(1)}`,
      two: `${waitsFor('a')}${hasCome('b')}${says(2)}`,
      three: says(3),
    },
    { atOnce: 2 },
  )
  expect(lines.filter((line) => !line.startsWith('ended'))).toEqual([
    'one',
    'begins',
    '1 passed, 0 failed',
    'one took',
    'two',
    '2 passed, 0 failed',
    'two took',
    'three',
    '3 passed, 0 failed',
    'three took',
    '6 passed, 0 failed',
  ])
  expect(status).toBe(0)
})

test('nothing runs beside one that is to be alone', () => {
  const single = `if (existsSync('busy')) throw new Error('somebody is there')\n`
  const beside = `${hasCome('busy')}for (let turn = 0; turn < 50; turn++) await new Promise((done) => setTimeout(done, 1))\n`
  const leaves = `const { rmSync } = await import('node:fs')\nrmSync('busy')\n`
  const { status, lines } = run(
    {
      one: `${hasCome('a')}${waitsFor('b')}${says(1)}`,
      alone: { alone: true, source: `${single}${beside}${leaves}${says(1)}` },
      'alone-too': { alone: true, source: `${single}${says(1)}` },
      two: `${waitsFor('a')}${hasCome('b')}${beside}${leaves}${says(1)}`,
    },
    { atOnce: 2 },
  )
  expect(lines.filter((line) => line.startsWith('ended'))).toEqual([
    'ended one',
    'ended two',
    'ended alone',
    'ended alone-too',
  ])
  expect(lines.at(-1)).toBe('4 passed, 0 failed')
  expect(status).toBe(0)
})

test.each([
  ['counts a failure', says(1, 1)],
  ['says nothing', ''],
  ['ran nothing', says(0)],
  ['ends badly', `${says(1)}\nprocess.exitCode = 3`],
])('a script that %s is a failure, and the others are run', (_, source) => {
  for (const atOnce of [1, 2]) {
    const { status, lines } = run({ bad: source, good: says(2) }, { atOnce })
    expect(lines).toContain('ended good')
    expect(lines.at(-1)).toMatch(/, 1 failed$/)
    expect(status).toBe(1)
  }
})

test.runIf(process.platform === 'linux')('what a script mounts nobody else has, where the machine lets it', () => {
  const source = `console.log(readlinkSync('/proc/self/ns/mnt') === '${mountsOf('self')}')\n${says(1)}`
  const isAllowed = spawnSync('unshare', ['--mount', 'true']).status === 0
  const { lines } = run({ one: { source, mounts: true }, two: source })
  expect(lines.filter((line) => /true|false/.test(line))).toEqual([String(!isAllowed), 'true'])
})
