// A package's manifest and tsconfig against the allow list, and against each other.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { testsAlso } from './allowed.mjs'
import { shortName } from './project.mjs'

function dependencyProblems(unit, project) {
  const { content, file } = unit.manifest
  const problems = []
  for (const field of ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies']) {
    for (const name of Object.keys(content[field] ?? {})) {
      const target = project.workspace.get(name)
      const allowed = field === 'devDependencies' ? [...unit.row.millrace, ...testsAlso] : unit.row.millrace
      if (target !== undefined && !allowed.includes(shortName(target))) {
        problems.push(
          `${file}: ${field} names ${name}, which ${unit.folder} may not import (${allowed.join(', ') || 'nothing'})`,
        )
      } else if (
        target === undefined &&
        unit.row.simulable &&
        field !== 'devDependencies' &&
        !unit.row.npm.includes(name)
      ) {
        problems.push(
          `${file}: ${field} names ${name}, which is not among the npm packages that ${unit.folder} may use`,
        )
      }
    }
  }
  return problems
}

/** `tsc -b` and Nx must build in the same order: the references are the dependencies. */
function referenceProblems(unit, project) {
  const file = `${unit.folder}/tsconfig.json`
  if (!existsSync(path.join(project.root, file))) return [`${unit.folder} has no tsconfig.json`]
  const { references = [] } = JSON.parse(readFileSync(path.join(project.root, file), 'utf8'))
  const referenced = new Set(references.map((reference) => path.posix.join(unit.folder, reference.path)))
  const depended = new Set(
    Object.keys(unit.manifest.content.dependencies ?? {})
      .map((name) => project.workspace.get(name)?.folder)
      .filter((folder) => folder !== undefined),
  )
  return [
    ...[...depended]
      .filter((folder) => !referenced.has(folder))
      .map((folder) => `${file}: no reference to ${folder}, a dependency`),
    ...[...referenced]
      .filter((folder) => !depended.has(folder))
      .map((folder) => `${file}: refers to ${folder}, no dependency`),
  ]
}

/** Problems of every package's manifest, as text. */
export function manifestProblems(project) {
  return [...project.workspace.values()].flatMap((unit) =>
    unit.row === undefined
      ? [`${unit.folder} has no row in tools/arrows/allowed.mjs`]
      : [...dependencyProblems(unit, project), ...referenceProblems(unit, project)],
  )
}
