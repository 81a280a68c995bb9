// Each import of a source against the allow list, the manifest and the exports of what it names.
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { importsOf, splitSpecifier } from '../source/imports.mjs'
import { testsAlso } from './allowed.mjs'
import { shortName, unitFolder } from './project.mjs'

/** Tests, and whatever else a package keeps beside the code that it publishes (its own benchmarks). */
export const isTest = (file) =>
  /\.test\.(ts|mjs)$/.test(file) || (file.startsWith('packages/') && !/\/(src|generated)\//.test(file))

function relativeProblem(source, unit, specifier) {
  const target = path.posix.join(path.posix.dirname(source.name), specifier)
  if (unitFolder(target) !== unit.folder && unit.folder.startsWith('packages/')) {
    return `leaves ${unit.folder} by a path; import the package by its name`
  }
  // Tools share code below tools/, and a suite of tests what lies beside it; into a package they go by its name.
  if (/^(packages|apps)\//.test(target) && unitFolder(target) !== unit.folder) {
    return `reaches into ${unitFolder(target)} by a path; import the package by its name`
  }
  const generated = source.name.startsWith('packages/contracts/generated/')
  if (target.includes('/dist/') && !generated) return 'imports what a build wrote; import the source'
  return undefined
}

function nodeProblem(specifier, unit, test) {
  if (unit.row.simulable && !test) return 'is a module of Node: simulable code reaches the host only through ports'
  return specifier.startsWith('node:') ? undefined : 'must be spelled with `node:`'
}

function workspaceProblem(target, subpath, unit, test) {
  const name = shortName(target)
  const allowed = test ? [...unit.row.millrace, ...testsAlso] : unit.row.millrace
  // A package's own entries are public: its tests may import them as a user would.
  const own = target === unit
  if (!own && !allowed.includes(name)) {
    return `is not among what ${unit.folder} may import (${allowed.join(', ') || 'nothing'})`
  }
  if (own && !test) return 'is the package itself; import the file'
  const entries = Object.entries(target.manifest.content.exports ?? {})
  if (!entries.some(([key, value]) => key === subpath && value !== null)) {
    return `is no export of ${target.manifest.content.name}; deep imports are refused`
  }
  return undefined
}

function declaredIn({ content }, fields) {
  return new Set(fields.flatMap((field) => Object.keys(content[field] ?? {})))
}

const published = ['dependencies', 'peerDependencies', 'optionalDependencies']

function declarationProblem(name, unit, test, project) {
  if (declaredIn(unit.manifest, published).has(name)) return undefined
  const tooling = test || !/^(packages|apps)\//.test(unit.folder)
  if (tooling) {
    if (declaredIn(unit.manifest, ['devDependencies']).has(name) || name === unit.manifest.content.name)
      return undefined
    const root = project.unitOf('package.json').manifest
    if (declaredIn(root, ['devDependencies', ...published]).has(name)) return undefined
    // Workspace packages are linked for everything at the top, which has no manifest of its own.
    if (!/^(packages|apps)\//.test(unit.folder) && project.workspace.has(name)) return undefined
  }
  return `is not declared in ${unit.manifest.file}`
}

/** What is wrong with one import, as text; undefined if nothing is. */
function problemOf(specifier, source, unit, project) {
  const test = isTest(source.name)
  if (specifier === undefined) {
    return unit.folder.startsWith('packages/') ? 'is computed, so that no check can know it' : undefined
  }
  if (specifier.startsWith('.')) return relativeProblem(source, unit, specifier)
  if (specifier.startsWith('/') || specifier.startsWith('file:')) return 'is an absolute path'
  if (isBuiltin(specifier)) return nodeProblem(specifier, unit, test)
  const { name, subpath } = splitSpecifier(specifier)
  const target = project.workspace.get(name)
  if (target !== undefined) {
    const problem = workspaceProblem(target, subpath, unit, test)
    if (problem !== undefined) return problem
  } else if (name.startsWith('@millrace/')) {
    return 'is no package of this workspace'
  } else if (unit.row.simulable && !test && !unit.row.npm.includes(name)) {
    return `is not among the npm packages that ${unit.folder} may use (${unit.row.npm.join(', ') || 'none'})`
  }
  return declarationProblem(name, unit, test, project)
}

/** Refused imports of a source: `{ uses, why, position }`. */
export function refusedImports(source, unit, project) {
  return importsOf(source).flatMap(({ specifier, position }) => {
    const why = problemOf(specifier, source, unit, project)
    return why === undefined ? [] : [{ uses: specifier ?? 'import', why, position }]
  })
}

/** Imports that only a row of `exceptions` lets a simulable package make: the host's ports. */
export function hostImports(source) {
  return importsOf(source)
    .filter(({ specifier }) => specifier !== undefined && splitSpecifier(specifier).name === '@millrace/node-io')
    .map(({ position }) => ({
      uses: '@millrace/node-io',
      why: 'implements the ports on the host: simulable code is given ports, and imports none',
      position,
    }))
}
