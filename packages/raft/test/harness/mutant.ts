import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert } from '@millrace/base'
import type { NodeClass } from './member.ts'

const packageFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A bug, and what must find it: a named invariant within so many seeds of the world, or a scenario that does not happen as told. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly story: string
  readonly caughtBy:
    | { readonly invariant: string; readonly seeds: number }
    | { readonly scenario: string; readonly seeds?: undefined }
}

/** Reads the head of a patch: the story, and what catches it. */
export function readMutant(file: string): Mutant {
  const [story = '', verdict = ''] = readFileSync(file, 'utf8').split('\n')
  const [, scenario] = /^Caught by scenario ([\w-]+)\.$/.exec(verdict) ?? []
  const [, invariant, seeds] = /^Caught by (\w+), within (\d+) seeds\.$/.exec(verdict) ?? []
  const head = { name: basename(file, '.patch'), file, story }
  if (scenario !== undefined) return { ...head, caughtBy: { scenario } }
  assert(invariant !== undefined, `${file} must say what it breaks, and what catches it`)
  return { ...head, caughtBy: { invariant, seeds: Number(seeds) } }
}

/** Calls `use` with the node of a fresh copy of the sources that has the bug. A patch that does not apply throws. */
export async function withMutant<Result>(mutant: Mutant, use: (node: NodeClass) => Result): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-mutant-'))
  try {
    const copy = join(folder, 'packages', 'raft')
    mkdirSync(copy, { recursive: true })
    cpSync(join(packageFolder, 'src'), join(copy, 'src'), { recursive: true })
    symlinkSync(join(packageFolder, '..', '..', 'node_modules'), join(folder, 'node_modules'))
    execFileSync('git', ['apply', '--whitespace=nowarn', mutant.file], {
      cwd: folder,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
      stdio: 'pipe',
    })
    const module = (await import(/* @vite-ignore */ join(copy, 'src', 'node.ts'))) as { readonly RaftNode: NodeClass }
    return use(module.RaftNode)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
