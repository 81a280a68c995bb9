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

function run(folder, file, arguments_, input) {
  try {
    execFileSync(file, arguments_, { cwd: folder, input, stdio: ['pipe', 'pipe', 'pipe'] })
    return undefined
  } catch (error) {
    return `${error.stderr}${error.stdout}`.trim()
  }
}

/** Applies a patch to the copy, or takes it out again, and builds what it changes. Returns why that can't be, or undefined. */
export function patch(folder, text, { reverse = false } = {}) {
  const packages = patchedPackages(text)
  if (packages.length === 0 || packages.includes('simulator'))
    return 'it must change sources of packages, not of the simulator'
  const refused = run(folder, 'git', ['apply', ...(reverse ? ['-R'] : []), '--unidiff-zero', '-'], text)
  if (refused !== undefined) return `it does not apply: ${refused}`
  for (const name of packages) {
    const tsc = path.join(folder, 'node_modules/typescript/bin/tsc')
    const broken = run(folder, process.execPath, [tsc, '-p', `packages/${name}`, '--noCheck'])
    if (broken !== undefined) return `it does not compile: ${broken}`
  }
  return undefined
}
