import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setup/workspace.mjs'
import { compareManifest, convertedByGit, goldenFiles, ignoredByGit, manifestOf, manifestPath } from './manifest.mjs'

const manifest = readFileSync(manifestPath, 'utf8')

/** Names as Kafka's log folders have them: each must pass git, wherever golden files come to lie. */
const recordedNames = [
  '00000000000000000000.log',
  '00000000000000000000.index',
  '00000000000000000000.timeindex',
  '00000000000000000012.snapshot',
  'leader-epoch-checkpoint',
  'partition.metadata',
  '.kafka_cleanshutdown',
  '.lock',
  'data.tgz',
  'dist/x.js',
].flatMap((name) => [`packages/log/golden/segments/t-0/${name}`, `packages/kafka-wire/golden/${name}`])

test('no golden file is lost, changed or unlisted', () => {
  expect(compareManifest(manifest)).toEqual([])
  expect(goldenFiles().length).toBeGreaterThan(10)
})

test('git neither ignores nor converts a golden file, and has committed each', () => {
  expect(ignoredByGit([...goldenFiles(), ...recordedNames])).toEqual([])
  expect(convertedByGit([...goldenFiles(), ...recordedNames])).toEqual([])
  const known = new Set(execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0'))
  expect(goldenFiles().filter((name) => !known.has(name))).toEqual([])
})

test('a file that git would ignore or convert is found', () => {
  expect(ignoredByGit(['packages/log/dist/x.js', ...recordedNames])).toEqual(['packages/log/dist/x.js'])
  expect(convertedByGit(['packages/log/src/x.ts', ...recordedNames])).toEqual(['packages/log/src/x.ts'])
})

test('a lost, a changed and a new file each differ from the manifest', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'millrace-golden-'))
  const file = (name) => path.join(scratch, 'packages/log', name)
  try {
    mkdirSync(file('golden/t-0'), { recursive: true })
    writeFileSync(path.join(scratch, 'package.json'), JSON.stringify({ workspaces: ['packages/*'] }))
    for (const name of ['package.json', 'golden/t-0/0.log', 'golden/t-0/0.index', 'golden/same']) writeFileSync(file(name), name)
    const before = manifestOf(scratch)
    expect(compareManifest(before, scratch)).toEqual([])
    rmSync(file('golden/t-0/0.log'))
    appendFileSync(file('golden/t-0/0.index'), '\n')
    writeFileSync(file('golden/planted.log'), '')
    expect(compareManifest(before, scratch)).toEqual([
      'packages/log/golden/t-0/0.log is lost',
      'packages/log/golden/planted.log is not in the manifest',
      'packages/log/golden/t-0/0.index changed',
    ])
  } finally {
    rmSync(scratch, { recursive: true })
  }
})
