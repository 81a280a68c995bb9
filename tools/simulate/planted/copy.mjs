// A fresh copy of the packages that the simulator runs, in which a bug can be planted.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Copies packages, sources and what was built, into a temporary folder. Its `remove` takes it away. */
export function copyPackages(root) {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-planted-'))
  for (const name of ['packages', 'tsconfig.base.json']) {
    cpSync(path.join(root, name), path.join(folder, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: (source) => !/\/(node_modules|golden)$/.test(source),
    })
  }
  const modules = path.join(folder, 'node_modules')
  mkdirSync(path.join(modules, '@millrace'), { recursive: true })
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (name !== '@millrace') symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name))
  }
  for (const name of readdirSync(path.join(folder, 'packages'))) {
    symlinkSync(path.join('../../packages', name), path.join(modules, '@millrace', name))
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** The packages whose sources a patch changes. */
export const patchedPackages = (patch) => [
  ...new Set([...patch.matchAll(/^\+\+\+ b\/packages\/([^/]+)\/src\//gm)].map(([, name]) => name)),
]

const tsc = 'node_modules/typescript/bin/tsc'

function run(folder, file, arguments_, input) {
  try {
    execFileSync(file, arguments_, { cwd: folder, input, stdio: ['pipe', 'pipe', 'pipe'] })
    return undefined
  } catch (error) {
    return `${error.stderr}${error.stdout}`.trim()
  }
}

/** Plants bugs in a copy, one after the other. */
export class Planter {
  #folder
  /** The patch that is in it. */
  #planted
  /** Packages whose build is not what their sources say. */
  #outdated = new Set()

  constructor(folder) {
    this.#folder = folder
  }

  /** Takes out the bug that is there and applies this patch, then builds what the two change. Returns why that can't be, or undefined. */
  plant(text) {
    const packages = patchedPackages(text)
    if (packages.length === 0 || packages.includes('simulator'))
      return 'it must change sources of packages, not of the simulator'
    if (this.#planted !== undefined) {
      const left = this.#apply(this.#planted, '-R')
      if (left !== undefined) return `the one before can't be taken out again: ${left}`
    }
    this.#planted = undefined
    const refused = this.#apply(text)
    if (refused !== undefined) return `it does not apply: ${refused}`
    this.#planted = text
    for (const name of this.#outdated) {
      const broken = run(this.#folder, process.execPath, [tsc, '-p', `packages/${name}`, '--noCheck'])
      if (broken !== undefined) return `it does not compile: ${broken}`
      this.#outdated.delete(name)
    }
    return undefined
  }

  #apply(text, ...options) {
    const refused = run(this.#folder, 'git', ['apply', ...options, '--unidiff-zero', '-'], text)
    if (refused === undefined) for (const name of patchedPackages(text)) this.#outdated.add(name)
    return refused
  }
}
