// Who may import whom, and what simulable code may not touch. The lists are in allowed.mjs and ban-list.mjs.
import { placeOf, readSource } from '../source/parse.mjs'
import { exceptions as allExceptions } from './allowed.mjs'
import { bannedUses } from './ban-list.mjs'
import { hostImports, isTest, refusedImports } from './imports.mjs'
import { manifestProblems } from './manifests.mjs'
import { readProject } from './project.mjs'

const isSource = (file) =>
  /^(packages|apps|examples|tests|tools)\/.*\.(ts|mts|js|mjs)$/.test(file) && !/\/(dist|golden)\//.test(file)

function refusedUses(source, unit, project) {
  const found = refusedImports(source, unit, project)
  if (unit.row.simulable && !isTest(source.name)) found.push(...bannedUses(source), ...hostImports(source))
  return found
}

/** Checks the given files of a tree. Returns `{ problems, sources, packages }`; problems are lines of text. */
export function checkArrows(root, files, exceptions = allExceptions) {
  const project = readProject(root, files)
  const problems = manifestProblems(project)
  const sources = files.filter(isSource)
  const unused = new Set(exceptions)
  for (const file of sources) {
    const unit = project.unitOf(file)
    if (unit.row === undefined) continue
    const source = readSource(root, file)
    for (const { uses, why, position } of refusedUses(source, unit, project)) {
      const exception = exceptions.find((row) => row.file === file && row.uses === uses)
      if (exception === undefined) problems.push(`${placeOf(source, position)} ${uses}: ${why}`)
      else unused.delete(exception)
    }
  }
  for (const { file, uses } of unused)
    problems.push(`tools/arrows/allowed.mjs: the exception for ${uses} in ${file} is not needed`)
  for (const { folder } of project.workspace.values()) {
    if (!sources.some((file) => file.startsWith(`${folder}/src/`)))
      problems.push(`${folder} has no source that was checked`)
  }
  if (sources.length === 0) problems.push('no source was found: nothing was checked')
  return { problems, sources: sources.length, packages: project.workspace.size }
}
