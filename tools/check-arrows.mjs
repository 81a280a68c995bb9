#!/usr/bin/env node
// Fails if a package imports what it may not, or simulable code touches what only ports may. See tools/arrows.
import { checkArrows } from './arrows/check-arrows.mjs'
import { root } from './setup/workspace.mjs'
import { repositoryFiles } from './source/files.mjs'

const { problems, sources, packages } = checkArrows(root, repositoryFiles(root))
for (const problem of problems) console.error(problem)
console.log(`arrows and ban list: ${packages} packages, ${sources} sources, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
