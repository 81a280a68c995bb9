#!/usr/bin/env node
// Fails on exported symbols of published entries, and methods of those for applications, that say nothing of what they are for.
import { symbolCount, undocumented, undocumentedMethods } from './api/docstrings.mjs'
import { workspaceModules } from './api/entries.mjs'
import { root } from './setup/workspace.mjs'

const { modules, entries, fileOf } = workspaceModules(root, 'sources')
const files = entries.map(fileOf)
// Of what applications call, each method too.
const forApplications = entries.filter(({ name }) => name === '@millrace/client' || name === '@millrace/testing')
const problems = [...undocumented(modules, files), ...undocumentedMethods(modules, forApplications.map(fileOf))]
if (files.length === 0) problems.push('no entry was found: nothing was checked')
for (const problem of problems) console.error(problem)
console.log(`docstrings: ${files.length} entries, ${symbolCount(modules, files)} symbols, ${problems.length} without`)
process.exitCode = problems.length === 0 ? 0 : 1
